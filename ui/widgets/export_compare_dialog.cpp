#include "ui/widgets/export_compare_dialog.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "ui/models/table_changes_model.h"
#include "ui/widgets/change_delegate.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/export_compare_job.h"
#include "ui/widgets/export_side.h"

namespace grapevine::widgets {

namespace {

constexpr int kRowPadding = 8;
constexpr int kSearchPause = 120; ///< Milliseconds without a key before the lines are narrowed.
constexpr int kSearchLongest = 256;
constexpr int kWhole = 1000;
constexpr std::size_t kColumnsNamed = 6; ///< Of those that were not compared.

using models::TableChangesModel;

QStringList filesIn(const QMimeData* data)
{
    QStringList files;
    for (const auto& url : data->urls())
        if (url.isLocalFile()) files.append(url.toLocalFile());
    return files;
}

} // namespace

ExportCompareDialog::ExportCompareDialog(MembersNowSource members, QWidget* parent)
    : QDialog(parent)
    , m_members(std::move(members))
    , m_job(new ExportCompareJob(this))
    , m_model(new TableChangesModel(this))
    , m_before(new ExportSide(QStringLiteral("before"), tr("Before"), this))
    , m_after(new ExportSide(QStringLiteral("after"), tr("After"), this))
    , m_swap(new QToolButton(this))
    , m_start(new QPushButton(this))
    , m_progress(new QProgressBar(this))
    , m_search(new QLineEdit(this))
    , m_pause(new QTimer(this))
    , m_kind(new QComboBox(this))
    , m_everything(new QCheckBox(tr("Also what always differs"), this))
    , m_counts(new ElidedLabel(QStringLiteral("exportDiffCounts"), this))
    , m_stack(new QStackedWidget(this))
    , m_hint(new QLabel(this))
    , m_table(new QTableView(this))
    , m_copy(new QPushButton(tr("Copy"), this))
{
    setObjectName(QStringLiteral("exportCompare"));
    setWindowTitle(tr("Compare two exports"));
    setAcceptDrops(true);
    build();
    for (auto* side : {m_before, m_after}) {
        connect(side, &ExportSide::chosen, this, &ExportCompareDialog::compareIfGiven);
        connect(side, &ExportSide::edited, this, [this] {
            // What is being read would come under a name that it no longer has.
            m_job->cancel();
            forget({});
        });
    }
    connect(m_swap, &QToolButton::clicked, this, &ExportCompareDialog::swap);
    connect(m_start, &QPushButton::clicked, this, [this] {
        if (m_job->isRunning()) {
            m_job->cancel();
        } else {
            compare();
        }
    });
    connect(m_everything, &QCheckBox::toggled, this, &ExportCompareDialog::compareIfGiven);
    connect(m_search, &QLineEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(m_pause, &QTimer::timeout, this, [this] {
        m_model->setSearch(m_search->text());
        showCounts();
    });
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_model->setKind(index > 0 ? std::optional(static_cast<models::ChangeKind>(index - 1))
                                   : std::nullopt);
        showCounts();
    });
    connect(m_job, &ExportCompareJob::progressed, m_progress, &QProgressBar::setValue);
    connect(m_job, &ExportCompareJob::compared, this, &ExportCompareDialog::showChanges);
    connect(m_job, &ExportCompareJob::failed, this, &ExportCompareDialog::showFailed);
    forget({});
    resize(960, 620);
}

ExportCompareDialog::~ExportCompareDialog() = default;

void ExportCompareDialog::open(MembersNowSource members, QWidget* parent)
{
    auto* dialog = new ExportCompareDialog(std::move(members), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

QWidget* ExportCompareDialog::buildHead()
{
    auto* head = new QWidget(this);
    head->setObjectName(QStringLiteral("exportCompareHead"));
    m_swap->setObjectName(QStringLiteral("exportSwap"));
    m_swap->setText(QStringLiteral("⇅"));
    m_swap->setAccessibleName(tr("Swap the sides"));
    m_swap->setToolTip(m_swap->accessibleName());
    m_swap->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    m_start->setObjectName(QStringLiteral("exportCompareStart"));
    // Return in a field begins; as a default button it would be pressed by the same key, and stop.
    m_start->setAutoDefault(false);
    m_progress->setObjectName(QStringLiteral("exportCompareProgress"));
    m_progress->setAccessibleName(tr("Reading"));
    m_progress->setMaximum(kWhole);
    m_progress->setTextVisible(false);
    auto* sides = new QVBoxLayout;
    sides->setSpacing(4);
    sides->addWidget(m_before);
    sides->addWidget(m_after);
    auto* beside = new QVBoxLayout;
    beside->setSpacing(6);
    beside->addWidget(m_start);
    beside->addWidget(m_progress);
    beside->addStretch();
    auto policy = m_progress->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(policy);
    m_progress->setFixedWidth(m_start->fontMetrics().averageCharWidth() * 18);
    m_start->setFixedWidth(m_progress->width());
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addLayout(sides, 1);
    row->addWidget(m_swap);
    row->addLayout(beside);
    return head;
}

QWidget* ExportCompareDialog::buildTools()
{
    auto* tools = new QWidget(this);
    tools->setObjectName(QStringLiteral("exportDiffTools"));
    m_search->setObjectName(QStringLiteral("exportDiffSearch"));
    m_search->setAccessibleName(tr("Find in the changes"));
    m_search->setPlaceholderText(tr("find a member, field or value"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaxLength(kSearchLongest);
    m_search->setAcceptDrops(false);
    m_pause->setSingleShot(true);
    m_pause->setInterval(kSearchPause);
    m_kind->setObjectName(QStringLiteral("exportDiffKind"));
    m_kind->setAccessibleName(tr("Which changes"));
    m_kind->addItem(tr("all changes"));
    for (std::size_t i = 0; i < models::kChangeKinds; ++i)
        m_kind->addItem(models::changeWord(static_cast<models::ChangeKind>(i)));
    m_everything->setObjectName(QStringLiteral("exportDiffEverything"));
    m_everything->setToolTip(
        tr("Ages, round trips, Lamport times, and who was asked: they differ between any two "
           "looks"));
    m_counts->setGivesWay(true);
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_search, 2);
    row->addWidget(m_kind);
    row->addWidget(m_everything);
    row->addWidget(m_counts, 3);
    return tools;
}

void ExportCompareDialog::buildTable()
{
    m_table->setObjectName(QStringLiteral("exportDiffTable"));
    m_table->setAccessibleName(tr("What changed"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new ChangeDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setCornerButtonEnabled(false);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto* rows = m_table->verticalHeader();
    rows->hide();
    rows->setObjectName(QStringLiteral("exportDiffRows"));
    rows->setSectionResizeMode(QHeaderView::Fixed);
    rows->setMinimumSectionSize(m_table->fontMetrics().height());
    rows->setDefaultSectionSize(m_table->fontMetrics().height() + kRowPadding);
    auto* header = m_table->horizontalHeader();
    header->setObjectName(QStringLiteral("exportDiffHeader"));
    header->setAccessibleName(tr("Columns of the comparison"));
    header->setHighlightSections(false);
    header->setSectionsClickable(false);
    // From what to what is what one came for: both are in sight, whatever the room.
    header->setSectionResizeMode(TableChangesModel::Before, QHeaderView::Stretch);
    header->setSectionResizeMode(TableChangesModel::After, QHeaderView::Stretch);
    const int digit = m_table->fontMetrics().horizontalAdvance(QLatin1Char('8'));
    for (const auto& [column, digits] :
         {std::pair(TableChangesModel::Member, 26), std::pair(TableChangesModel::Kind, 14),
          std::pair(TableChangesModel::Field, 18)})
        m_table->setColumnWidth(column, digit * digits);
    auto* copyRows = new QAction(tr("Copy cell"), m_table);
    copyRows->setObjectName(QStringLiteral("copyChangeCell"));
    copyRows->setShortcut(QKeySequence::Copy);
    copyRows->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copyRows);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copyRows, &QAction::triggered, this,
            [this] { copy(m_table->currentIndex().data().toString()); });
}

void ExportCompareDialog::build()
{
    buildTable();
    m_hint->setObjectName(QStringLiteral("exportCompareHint"));
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_hint->setMargin(32);
    m_stack->setObjectName(QStringLiteral("exportCompareStack"));
    m_stack->addWidget(m_hint);
    m_stack->addWidget(m_table);
    m_copy->setObjectName(QStringLiteral("exportDiffCopy"));
    m_copy->setAccessibleName(tr("Copy the changes in sight"));
    m_copy->setAutoDefault(false);
    auto* menu = new QMenu(m_copy);
    menu->setObjectName(QStringLiteral("exportDiffCopyMenu"));
    menu->addAction(tr("As Markdown"), this, [this] { copy(m_model->asMarkdown()); })
        ->setObjectName(QStringLiteral("exportDiffMarkdown"));
    menu->addAction(tr("As TSV"), this, [this] { copy(m_model->asTsv()); })
        ->setObjectName(QStringLiteral("exportDiffTsv"));
    m_copy->setMenu(menu);
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("exportCompareClose"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addStretch();
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addWidget(buildHead());
    column->addWidget(buildTools());
    column->addWidget(m_stack, 1);
    column->addLayout(buttons);
}

void ExportCompareDialog::showEvent(QShowEvent* event)
{
    offerMembers();
    QDialog::showEvent(event);
}

void ExportCompareDialog::offerMembers()
{
    const auto now = m_members ? m_members() : std::nullopt;
    for (auto* side : {m_before, m_after}) {
        if (now) {
            side->setMembers(static_cast<int>(now->all.size()), static_cast<int>(now->seen.size()));
        } else {
            side->setNoCluster();
        }
    }
}

void ExportCompareDialog::take(const QStringList& paths)
{
    if (paths.isEmpty()) return;
    if (paths.size() == 1) {
        auto* side = m_before->isGiven() && !m_after->isGiven() ? m_after : m_before;
        if (m_before->isGiven() && m_after->isGiven()) side = m_after;
        side->setPath(paths.first());
    } else {
        QString first = paths[0];
        QString second = paths[1];
        if (QFileInfo(second).lastModified() < QFileInfo(first).lastModified())
            std::swap(first, second);
        m_before->setPath(first);
        m_after->setPath(second);
    }
    compareIfGiven();
}

void ExportCompareDialog::dragEnterEvent(QDragEnterEvent* event)
{
    const auto files = filesIn(event->mimeData());
    if (files.size() == 1 || files.size() == 2) event->acceptProposedAction();
}

void ExportCompareDialog::dropEvent(QDropEvent* event)
{
    const auto files = filesIn(event->mimeData());
    event->acceptProposedAction();
    for (auto* side : {m_before, m_after}) {
        const QRect area(side->mapTo(this, QPoint()), side->size());
        if (files.size() != 1 || !area.contains(event->position().toPoint())) continue;
        side->setPath(files.first());
        compareIfGiven();
        return;
    }
    take(files);
}

void ExportCompareDialog::swap()
{
    const auto before = m_before->state();
    m_before->setState(m_after->state());
    m_after->setState(before);
    compareIfGiven();
}

void ExportCompareDialog::judge()
{
    const bool given = m_before->isGiven() && m_after->isGiven();
    m_start->setEnabled(m_job->isRunning() || given);
    m_swap->setEnabled(m_before->isGiven() || m_after->isGiven());
    m_copy->setEnabled(m_model->changes() != nullptr);
}

void ExportCompareDialog::forget(const QString& hint)
{
    m_model->clear();
    m_counts->setText({});
    m_hint->setText(
        hint.isEmpty()
            ? tr("Choose two exports, or drop them here.\n\nWho came, who went and what changed "
                 "will "
                 "stand here. Any file that “Export members …”, “grapevine-cli export” or “serf "
                 "members -format=json” wrote can be read, but Markdown.")
            : hint);
    m_stack->setCurrentWidget(m_hint);
    setBusy(m_job->isRunning());
}

void ExportCompareDialog::setBusy(bool busy)
{
    m_progress->setVisible(busy);
    if (!busy) m_progress->setValue(0);
    m_start->setText(busy ? tr("Cancel") : tr("Compare"));
    m_start->setAccessibleName(m_start->text());
    judge();
}

void ExportCompareDialog::compareIfGiven()
{
    if (m_before->isGiven() && m_after->isGiven()) {
        compare();
    } else {
        forget({});
    }
}

std::optional<CompareSource> ExportCompareDialog::sourceOf(const ExportSide& side)
{
    CompareSource source;
    const auto state = side.state();
    if (state.source == ExportSide::Source::File) {
        const QFileInfo file(state.path);
        if (file.exists() && !file.isFile()) {
            forget(tr("%1 is no file. Choose a file that an export wrote.").arg(state.path));
            return std::nullopt;
        }
        if (file.size() > static_cast<qint64>(ExportCompareJob::kFileMost)) {
            forget(tr("%1 has %2; at most %3 are read here. Export less, by a filter, or compare "
                      "the files with “grapevine-cli diff”.")
                       .arg(state.path, locale().formattedDataSize(file.size()),
                            locale().formattedDataSize(
                                static_cast<qint64>(ExportCompareJob::kFileMost))));
            return std::nullopt;
        }
        source.path = state.path;
        return source;
    }
    auto now = m_members ? m_members() : std::nullopt;
    if (!now) {
        offerMembers();
        forget(tr("No cluster is open any more. Choose a file."));
        return std::nullopt;
    }
    auto& rows = state.source == ExportSide::Source::AllNow ? now->all : now->seen;
    return CompareSource{{}, std::move(rows), std::move(now->clusters)};
}

void ExportCompareDialog::compare()
{
    if (m_job->isRunning()) {
        m_again = true;
        m_job->cancel();
        return;
    }
    auto before = sourceOf(*m_before);
    if (!before) return;
    auto after = sourceOf(*m_after);
    if (!after) return;
    if (!before->isFile() && !after->isFile()) {
        forget(tr("Both sides are what is seen now. Choose a file for one of them."));
        return;
    }
    m_job->start(std::move(*before), std::move(*after), m_everything->isChecked());
    forget(tr("Reading …"));
}

void ExportCompareDialog::showChanges(const std::shared_ptr<const models::TableChanges>& changes)
{
    setBusy(false);
    if (std::exchange(m_again, false)) {
        compare();
        return;
    }
    m_model->show(changes, m_before->words(), m_after->words());
    offerMembers();
    showCounts();
    if (!changes->isEmpty()) {
        m_stack->setCurrentWidget(m_table);
        m_table->scrollToTop();
    } else {
        m_hint->setText(
            tr("No difference between %1 and %2.").arg(m_before->words(), m_after->words()));
        m_stack->setCurrentWidget(m_hint);
    }
    judge();
}

void ExportCompareDialog::showCounts()
{
    const auto* changes = m_model->changes();
    if (changes == nullptr) return;
    QString text = models::changesSummary(*changes);
    const auto shown = static_cast<std::size_t>(m_model->rowCount());
    if (shown != changes->lines().size())
        text += QStringLiteral(" · ") + tr("%n line(s) in sight", nullptr, static_cast<int>(shown));
    const auto& left = changes->notCompared();
    if (!left.isEmpty()) {
        QString names = left.mid(0, kColumnsNamed).join(QStringLiteral(", "));
        if (left.size() > static_cast<qsizetype>(kColumnsNamed)) names += QStringLiteral(", …");
        text += QStringLiteral(" · ") + tr("not compared: %1").arg(names);
    }
    m_counts->setText(text);
}

void ExportCompareDialog::showFailed(const QString& sentence)
{
    setBusy(false);
    if (std::exchange(m_again, false)) {
        compare();
        return;
    }
    forget(
        sentence.isEmpty()
            ? tr("Cancelled. “Compare” begins anew.")
            : tr("It cannot be compared: %1\n\nChoose another file, one that “Export members …”, "
                 "“grapevine-cli export” or “serf members -format=json” wrote.")
                  .arg(sentence));
}

void ExportCompareDialog::copy(const QString& text)
{
    if (!text.isEmpty()) QApplication::clipboard()->setText(text);
}

void ExportCompareDialog::reject()
{
    // The first Escape ends the work, the second the dialog.
    if (m_job->isRunning()) {
        m_job->cancel();
        return;
    }
    QDialog::reject();
}

} // namespace grapevine::widgets
