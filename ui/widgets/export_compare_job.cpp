#include "ui/widgets/export_compare_job.h"

#include <QMetaObject>
#include <QThread>

#include <algorithm>
#include <utility>

#include "core/snapshot/diff.h"
#include "core/snapshot/table_file.h"
#include "ui/models/cluster_text.h"
#include "ui/models/natural_key.h"

namespace grapevine::widgets {

namespace {

constexpr int kWhole = 1000;
constexpr int kFilesShare = 950; ///< The rest is the comparison itself.

template<class Items, class NameOf> void sortByName(Items& items, NameOf nameOf)
{
    std::stable_sort(items.begin(), items.end(), [&](const auto& a, const auto& b) {
        return models::naturalKey(nameOf(a)) < models::naturalKey(nameOf(b));
    });
}

std::shared_ptr<const models::TableChanges> linesOf(snapshot::TableDiff diff)
{
    const auto itself = [](const std::string& name) -> const std::string& { return name; };
    sortByName(diff.removed, itself);
    sortByName(diff.added, itself);
    sortByName(
        diff.changed, [](const auto& member) -> const auto& { return member.name; });
    models::TableChanges out;
    for (const auto& name : diff.removed)
        out.addGone(name);
    for (const auto& name : diff.added)
        out.addNew(name);
    for (const auto& member : diff.changed) {
        std::vector<models::TableChanges::Field> fields;
        for (const auto& field : member.fields)
            fields.push_back({field.column, field.before, field.after});
        out.addChanged(member.name, fields);
    }
    for (const auto& column : diff.notCompared)
        out.addNotCompared(column);
    return std::make_shared<const models::TableChanges>(std::move(out));
}

} // namespace

ExportCompareJob::ExportCompareJob(QObject* parent)
    : QObject(parent)
{
}

ExportCompareJob::~ExportCompareJob()
{
    cancel();
    if (m_thread) m_thread->wait();
}

void ExportCompareJob::start(CompareSource before, CompareSource after, bool everything)
{
    Q_ASSERT_X(before.isFile() || after.isFile(), "ExportCompareJob",
               "live members have their columns from the file they are held against");
    Q_ASSERT_X(!m_running, "ExportCompareJob", "one at a time");
    m_running = true;
    m_cancelled = false;
    const auto work = [this, before = std::move(before), after = std::move(after), everything] {
        const auto result = compare(before, after, everything);
        QMetaObject::invokeMethod(
            this, [this, result] { finish(result); }, Qt::QueuedConnection);
    };
    m_thread.reset(QThread::create(work));
    m_thread->setObjectName(QStringLiteral("compare"));
    m_thread->start();
}

ExportCompareJob::Result ExportCompareJob::compare(const CompareSource& before,
                                                   const CompareSource& after, bool everything)
{
    const int files = (before.isFile() ? 1 : 0) + (after.isFile() ? 1 : 0);
    int read = 0;
    int told = -1;
    const auto tell = [&](int thousandths) {
        if (thousandths <= told) return;
        told = thousandths;
        QMetaObject::invokeMethod(
            this, [this, thousandths] { Q_EMIT progressed(thousandths); }, Qt::QueuedConnection);
    };
    const auto progress = [&](std::size_t done, std::size_t total) {
        const double share =
            total == 0 ? 1.0 : static_cast<double>(done) / static_cast<double>(total);
        tell(static_cast<int>((read + share) * kFilesShare / files));
        return !m_cancelled;
    };
    snapshot::TableFile left;
    snapshot::TableFile right;
    for (const auto& [source, table] : {std::pair(&before, &left), std::pair(&after, &right)}) {
        if (!source->isFile()) continue;
        auto file = snapshot::readTableFile(source->path.toStdString(), progress, kFileMost);
        if (!file) return failure(std::move(file.error()));
        *table = std::move(*file);
        ++read;
    }
    if (!before.isFile()) left = snapshot::tableOf(before.rows, right, before.clusters);
    if (!after.isFile()) right = snapshot::tableOf(after.rows, left, after.clusters);
    if (m_cancelled) return failure(std::string(snapshot::kReadStopped));
    auto lines = linesOf(snapshot::diff(left, right, everything));
    tell(kWhole);
    return lines;
}

void ExportCompareJob::finish(const Result& result)
{
    m_thread->wait();
    m_running = false;
    if (m_cancelled || (!result && result.error() == snapshot::kReadStopped)) {
        Q_EMIT failed({});
    } else if (result) {
        Q_EMIT compared(*result);
    } else {
        Q_EMIT failed(models::clusterText(result.error()));
    }
}

} // namespace grapevine::widgets
