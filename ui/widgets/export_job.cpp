#include "ui/widgets/export_job.h"

#include <QMetaObject>
#include <QThread>

#include <utility>

#include "ui/models/cluster_text.h"

namespace grapevine::widgets {

ExportJob::ExportJob(QObject* parent)
    : QObject(parent)
{
}

ExportJob::~ExportJob()
{
    cancel();
    if (m_thread) m_thread->wait();
}

bool ExportJob::isRunning() const
{
    return m_thread && m_thread->isRunning();
}

void ExportJob::start(std::vector<link::MemberRowPtr> rows, snapshot::ExportPlan plan,
                      snapshot::Origin origin)
{
    if (m_thread) m_thread->wait();
    m_cancelled = false;
    const auto work = [this, rows = std::move(rows), plan = std::move(plan),
                       origin = std::move(origin)] {
        const auto result =
            snapshot::exportMembers(rows, plan, origin, [this](std::size_t done, std::size_t all) {
                QMetaObject::invokeMethod(
                    this, [this, done, all] { Q_EMIT progressed(done, all); },
                    Qt::QueuedConnection);
                return !m_cancelled;
            });
        QMetaObject::invokeMethod(
            this, [this, result] { finish(result); }, Qt::QueuedConnection);
    };
    m_thread.reset(QThread::create(work));
    m_thread->setObjectName(QStringLiteral("export"));
    m_thread->start();
}

void ExportJob::finish(const Result& result)
{
    m_thread->wait();
    if (result) {
        Q_EMIT written(result->rows, result->bytes);
    } else {
        Q_EMIT failed(result.error().cancelled ? QString()
                                               : models::clusterText(result.error().sentence));
    }
}

} // namespace grapevine::widgets
