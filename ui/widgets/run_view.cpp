#include "ui/widgets/run_view.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QStyleOptionViewItem>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "ui/models/answer_text.h"
#include "ui/models/cluster_text.h"
#include "ui/models/group_model.h"
#include "ui/models/run_copy.h"
#include "ui/models/run_model.h"
#include "ui/widgets/delivery_panel.h"
#include "ui/widgets/group_bar.h"
#include "ui/widgets/group_delegate.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/run_chart.h"
#include "ui/widgets/run_delegate.h"
#include "ui/widgets/run_head.h"

namespace grapevine::widgets {

namespace {

constexpr int kAnswerLines = 2;
constexpr int kGroupsShown = 5;
constexpr int kGroupsLeast = 2;
constexpr int kRowPadding = 8;
constexpr int kAnswerMargin = 14; ///< Under the captions' first letters.

QLabel* captionLabel(const QString& objectName, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    return label;
}

} // namespace

RunView::RunView(QWidget* parent)
    : QWidget(parent)
    , m_groupModel(new models::GroupModel(this))
    , m_model(new models::RunModel(this))
    , m_head(new RunHead(this))
    , m_bar(new GroupBar(this))
    , m_upper(new QStackedWidget(this))
    , m_groups(new QListView(this))
    , m_chart(new RunChart(this))
    , m_delivery(new DeliveryPanel(this))
    , m_table(new QTableView(this))
    , m_caption(captionLabel(QStringLiteral("runCaption"), this))
    , m_all(new LinkButton(QStringLiteral("runShowAll"), this))
    , m_answerCaption(captionLabel(QStringLiteral("runAnswerCaption"), this))
    , m_answer(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("runView"));
    m_groups->setObjectName(QStringLiteral("runGroups"));
    m_groups->setAccessibleName(tr("Answers by value"));
    m_groups->setModel(m_groupModel);
    m_groups->setItemDelegate(new GroupDelegate(m_groups));
    m_groups->setFrameShape(QFrame::NoFrame);
    m_groups->setUniformItemSizes(true);
    m_groups->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_groups->setMouseTracking(true);
    m_groups->viewport()->installEventFilter(this);
    buildTable();
    m_answer->setObjectName(QStringLiteral("runAnswer"));
    m_answer->setAccessibleName(tr("Answer in full"));
    m_answer->setReadOnly(true);
    m_answer->setFrameShape(QFrame::NoFrame);
    m_answer->setTabChangesFocus(true);
    m_answer->document()->setDocumentMargin(kAnswerMargin);
    m_answer->setFixedHeight(m_answer->fontMetrics().lineSpacing() * kAnswerLines +
                             2 * kAnswerMargin);
    m_answer->setPlaceholderText(tr("Select a member to read its answer in full."));

    m_page = new QWidget(this);
    m_page->setObjectName(QStringLiteral("runPage"));
    auto* column = new QVBoxLayout(m_page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_bar);
    column->addWidget(buildRows(), 1);
    column->addWidget(m_delivery, 1);
    column->addStretch(0);
    m_empty = new QLabel(tr("Nothing was sent yet.\n\nA query asks members and folds their answers "
                            "by value;\nwho keeps silent is named. An event is a message to "
                            "everybody."),
                         this);
    m_empty->setObjectName(QStringLiteral("runEmpty"));
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_page);

    connect(m_head, &RunHead::stopRequested, this, &RunView::stopRequested);
    connect(m_head, &RunHead::againRequested, this, &RunView::againRequested);
    connect(m_head, &RunHead::compareMenuOpening, this, &RunView::compareMenuOpening);
    connect(m_head, &RunHead::copyTextRequested, this, &RunView::copyText);
    connect(m_head, &RunHead::copyJsonRequested, this, &RunView::copyJson);
    connect(m_bar, &GroupBar::foldChanged, this, &RunView::refold);
    connect(m_bar, &GroupBar::timesToggled, this, &RunView::showTimes);
    connect(m_chart, &RunChart::memberChosen, this, &RunView::choose);
    connect(m_groups->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &RunView::showGroup);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &RunView::showAnswer);
    connect(m_model, &models::RunModel::dataChanged, this, &RunView::showAnswer);
    connect(m_all, &LinkButton::clicked, this, &RunView::showAllMembers);
    addCopyActions();
    showAnswer();
}

QWidget* RunView::buildRows()
{
    m_split = new QSplitter(Qt::Vertical, this);
    m_split->setObjectName(QStringLiteral("runRows"));
    m_split->setChildrenCollapsible(false);
    auto* members = new QWidget(m_split);
    members->setObjectName(QStringLiteral("runMembers"));
    m_all->setText(tr("Show all"));
    m_all->setAccessibleName(tr("Show all members"));
    auto* caption = new QHBoxLayout;
    caption->setContentsMargins(16, 4, 12, 4);
    // As high as with the link, which comes and goes.
    m_caption->setMinimumHeight(m_all->sizeHint().height());
    caption->addWidget(m_caption, 1);
    caption->addWidget(m_all);
    m_answerCaption->setContentsMargins(16, 4, 12, 4);
    auto* column = new QVBoxLayout(members);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(caption);
    column->addWidget(m_table, 1);
    column->addWidget(m_answerCaption);
    column->addWidget(m_answer);
    m_upper->setObjectName(QStringLiteral("runUpper"));
    m_upper->addWidget(m_groups);
    m_upper->addWidget(m_chart);
    m_split->addWidget(m_upper);
    m_split->addWidget(members);
    // The same for every run: how much it holds is no reason for rows to move.
    QStyleOptionViewItem option;
    option.font = m_groups->font();
    const int group = m_groups->itemDelegate()->sizeHint(option, {}).height();
    m_groups->setMinimumHeight(group * kGroupsLeast);
    m_split->setSizes({group * kGroupsShown, group * 100});
    m_split->setStretchFactor(0, 0);
    m_split->setStretchFactor(1, 1);
    return m_split;
}

void RunView::buildTable()
{
    m_table->setObjectName(QStringLiteral("runTable"));
    m_table->setAccessibleName(tr("Members asked"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RunDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setCornerButtonEnabled(false);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setObjectName(QStringLiteral("runTableRows"));
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setMinimumSectionSize(m_table->fontMetrics().height());
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + kRowPadding);
    auto* header = m_table->horizontalHeader();
    header->setObjectName(QStringLiteral("runTableHeader"));
    header->setAccessibleName(tr("Columns of the members asked"));
    header->setSectionsClickable(true);
    header->setHighlightSections(false);
    header->setSortIndicatorShown(true);
    header->setSortIndicator(models::RunModel::Member, Qt::AscendingOrder);
    header->setStretchLastSection(true);
    connect(header, &QHeaderView::sectionClicked, this, &RunView::sortBy);
    sizeColumns();
}

void RunView::sizeColumns()
{
    const QFontMetrics metrics(m_table->font());
    const int digit = metrics.horizontalAdvance(QLatin1Char('8'));
    using models::RunModel;
    for (const auto& [column, digits] :
         {std::pair(RunModel::Member, 20), std::pair(RunModel::State, 18),
          std::pair(RunModel::Ack, 12), std::pair(RunModel::Response, 12)}) {
        const int title = m_table->horizontalHeader()->sectionSizeHint(column);
        m_table->setColumnWidth(column, std::max(digit * digits, title));
    }
}

void RunView::addCopyActions()
{
    const auto add = [](QAbstractItemView* view, const QString& objectName, const QString& text,
                        const QKeySequence& keys) {
        auto* action = new QAction(text, view);
        action->setObjectName(objectName);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        view->addAction(action);
        view->setContextMenuPolicy(Qt::ActionsContextMenu);
        return action;
    };
    const auto put = [](const QString& text) {
        if (!text.isEmpty()) QApplication::clipboard()->setText(text);
    };
    connect(add(m_groups, QStringLiteral("copyGroup"), tr("Copy the answer"), QKeySequence::Copy),
            &QAction::triggered, this,
            [this, put] { put(m_groups->currentIndex().data().toString()); });
    connect(add(m_groups, QStringLiteral("copyGroupNames"), tr("Copy the members' names"),
                QKeySequence(QStringLiteral("Ctrl+Shift+C"))),
            &QAction::triggered, this, [this, put] {
                const auto at = m_groups->currentIndex();
                if (!at.isValid()) return;
                QStringList names;
                for (const auto& member : m_groupModel->membersAt(at.row()))
                    names.append(models::clusterText(member, 128));
                put(names.join(QLatin1Char('\n')));
            });
    connect(add(m_table, QStringLiteral("copyRunCell"), tr("Copy cell"), QKeySequence::Copy),
            &QAction::triggered, this,
            [this, put] { put(m_table->currentIndex().data().toString()); });
    connect(add(m_table, QStringLiteral("copyRunNames"), tr("Copy the names"),
                QKeySequence(QStringLiteral("Ctrl+Shift+C"))),
            &QAction::triggered, this, [this, put] {
                QStringList names;
                for (const auto& index : m_table->selectionModel()->selectedRows())
                    names.append(index.data().toString());
                put(names.join(QLatin1Char('\n')));
            });
}

void RunView::show(const models::AskRun* run, Moment now)
{
    m_run = run;
    const bool rows =
        run != nullptr && run->isQuery() && run->stage() != models::AskRun::Stage::Refused;
    m_groupModel->show(rows ? run : nullptr);
    m_model->show(rows ? run : nullptr);
    m_table->horizontalHeader()->setSortIndicator(m_model->sortColumn(), m_model->sortOrder());
    m_split->setVisible(rows);
    m_bar->setVisible(rows);
    const bool sent = run != nullptr && run->stage() == models::AskRun::Stage::Sent;
    m_delivery->show(sent ? run : nullptr);
    m_delivery->setVisible(sent);
    showTimes();
    m_stack->setCurrentWidget(run == nullptr ? static_cast<QWidget*>(m_empty) : m_page);
    if (run != nullptr) m_head->show(*run, now);
    showCaption();
    showAnswer();
}

void RunView::update(const models::AskRun& run, const std::vector<std::string>& members, Moment now)
{
    const bool rows = run.isQuery() && run.stage() != models::AskRun::Stage::Refused;
    const bool sent = run.stage() == models::AskRun::Stage::Sent;
    if (m_run == nullptr || rows != !m_split->isHidden() || sent != !m_delivery->isHidden()) {
        show(&run, now);
        return;
    }
    m_run = &run;
    m_head->show(run, now);
    if (!rows) return;
    m_groupModel->update(run, members);
    m_model->update(run, members);
    // The chosen group has grown.
    const auto chosen = m_groups->selectionModel()->selectedIndexes();
    if (!chosen.isEmpty() &&
        static_cast<int>(m_groupModel->membersAt(chosen.front().row()).size()) !=
            m_model->rowCount())
        showGroup();
    settleUnlessWatched();
    showTimes();
    showCaption();
    showAnswer();
}

void RunView::refold()
{
    m_groupModel->setFold(m_bar->fold());
    m_groupModel->show(m_split->isHidden() ? nullptr : m_run);
    showGroup();
}

void RunView::showTimes()
{
    const bool times = m_bar->showsTimes();
    m_upper->setCurrentWidget(times ? static_cast<QWidget*>(m_chart) : m_groups);
    // Out of sight nothing is drawn; coming into sight draws anew.
    if (times && m_run != nullptr && isVisible() && !m_split->isHidden()) m_chart->show(*m_run);
}

void RunView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showTimes();
}

void RunView::choose(const std::string& member)
{
    showAllMembers();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (*m_model->memberAt(row) != member) continue;
        m_table->setCurrentIndex(m_model->index(row, 0));
        m_table->scrollTo(m_model->index(row, 0));
        return;
    }
}

void RunView::tick(const models::AskRun& run, Moment now)
{
    m_head->show(run, now);
}

void RunView::settleUnlessWatched()
{
    // While answers come, or somebody's pointer rests on one, nothing changes its place.
    if (m_run == nullptr || m_run->isOpen() || m_groups->viewport()->underMouse()) return;
    m_groupModel->settle();
}

bool RunView::eventFilter(QObject* watched, QEvent* event)
{
    const bool result = QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::Leave && m_run != nullptr && !m_run->isOpen()) {
        m_groupModel->settle();
    }
    return result;
}

void RunView::showGroup()
{
    const auto selected = m_groups->selectionModel()->selectedIndexes();
    m_model->setOnly(selected.isEmpty() ? std::vector<std::string>{}
                                        : m_groupModel->membersAt(selected.front().row()));
    m_table->horizontalHeader()->setSortIndicator(m_model->sortColumn(), m_model->sortOrder());
    showCaption();
    showAnswer();
}

bool RunView::showAllMembers()
{
    if (!m_groups->selectionModel()->hasSelection()) return false;
    m_groups->clearSelection();
    return true;
}

void RunView::showCaption()
{
    const auto selected = m_groups->selectionModel()->selectedIndexes();
    const int rows = m_model->rowCount();
    m_all->setVisible(!selected.isEmpty());
    m_caption->setText(selected.isEmpty()
                           ? tr("%n member(s)", nullptr, rows)
                           : tr("%n member(s): %1", nullptr, rows)
                                 .arg(selected.front().data(Qt::DisplayRole).toString()));
}

void RunView::showAnswer()
{
    const auto* member = m_model->memberAt(m_table->currentIndex().row());
    const auto* reply = member == nullptr || m_run == nullptr ? nullptr : m_run->replyOf(*member);
    QString text;
    QString caption = tr("Answer in full");
    if (member != nullptr) {
        const QString name = models::clusterText(*member, 128);
        if (reply != nullptr && reply->response) {
            const int size = static_cast<int>(reply->payload.size());
            const bool newline =
                models::withoutNewline(reply->payload).size() != reply->payload.size();
            caption =
                newline ? tr("%1, %n byte(s), the last of them a newline", nullptr, size).arg(name)
                        : tr("%1, %n byte(s)", nullptr, size).arg(name);
            text = models::answerLines(reply->payload);
        } else {
            caption = tr("%1 gave no answer").arg(name);
        }
    }
    m_answerCaption->setText(caption);
    if (m_answer->toPlainText() != text) m_answer->setPlainText(text);
}

void RunView::sortBy(int column)
{
    const bool again = column == m_model->sortColumn();
    const bool wasAscending = m_model->sortOrder() == Qt::AscendingOrder;
    m_model->sort(column, again && wasAscending ? Qt::DescendingOrder : Qt::AscendingOrder);
    m_table->horizontalHeader()->setSortIndicator(m_model->sortColumn(), m_model->sortOrder());
}

void RunView::copyText() const
{
    if (m_run != nullptr)
        QApplication::clipboard()->setText(models::runAsText(*m_run, m_bar->fold()));
}

void RunView::copyJson() const
{
    if (m_run != nullptr)
        QApplication::clipboard()->setText(models::runAsJson(*m_run, m_bar->fold()));
}

const models::AnswerFold& RunView::fold() const
{
    return m_bar->fold();
}

QList<QWidget*> RunView::lists() const
{
    return {m_groups, m_table, m_delivery->table()};
}

} // namespace grapevine::widgets
