#include "ui/widgets/run_diff_view.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "ui/models/run_diff_model.h"
#include "ui/models/run_words.h"
#include "ui/models/time_words.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/run_diff_delegate.h"

namespace grapevine::widgets {

namespace {

constexpr int kRowPadding = 8;

QPushButton* button(const QString& objectName, const QString& text, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    button->setAutoDefault(false);
    return button;
}

} // namespace

RunDiffView::RunDiffView(QWidget* parent)
    : QWidget(parent)
    , m_model(new models::RunDiffModel(this))
    , m_title(new ElidedLabel(QStringLiteral("diffTitle"), this))
    , m_about(new ElidedLabel(QStringLiteral("diffAbout"), this))
    , m_counts(new ElidedLabel(QStringLiteral("diffCounts"), this))
    , m_only(new QCheckBox(tr("Only differences"), this))
    , m_again(button(QStringLiteral("diffAgain"), tr("Compare again"), this))
    , m_copy(button(QStringLiteral("diffCopy"), tr("Copy"), this))
    , m_close(button(QStringLiteral("diffClose"), tr("Back"), this))
    , m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("runDiff"));
    build();
    connect(m_only, &QCheckBox::toggled, m_model, &models::RunDiffModel::setDifferencesOnly);
    connect(m_again, &QPushButton::clicked, this, &RunDiffView::againRequested);
    connect(m_close, &QPushButton::clicked, this, &RunDiffView::closeRequested);
}

void RunDiffView::build()
{
    QFont large = font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() + 1);
    m_title->setFont(large);
    for (ElidedLabel* label : {m_title, m_about, m_counts})
        label->setGivesWay(true);
    m_about->setForegroundRole(QPalette::PlaceholderText);
    m_only->setObjectName(QStringLiteral("diffOnly"));
    m_only->setAccessibleName(m_only->text());
    m_again->setToolTip(tr("One of the two has gone on since they were compared"));
    auto* menu = new QMenu(m_copy);
    menu->setObjectName(QStringLiteral("diffCopyMenu"));
    menu->addAction(tr("As TSV"), this, [this] { copy(models::diffAsTsv(m_model->diff())); })
        ->setObjectName(QStringLiteral("diffCopyTsv"));
    menu->addAction(tr("As Markdown"), this,
                    [this] { copy(models::diffAsMarkdown(m_model->diff())); })
        ->setObjectName(QStringLiteral("diffCopyMarkdown"));
    m_copy->setMenu(menu);

    m_table->setObjectName(QStringLiteral("diffTable"));
    m_table->setAccessibleName(tr("Answers compared"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RunDiffDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setCornerButtonEnabled(false);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto* rows = m_table->verticalHeader();
    rows->hide();
    rows->setObjectName(QStringLiteral("diffTableRows"));
    rows->setSectionResizeMode(QHeaderView::Fixed);
    rows->setMinimumSectionSize(m_table->fontMetrics().height());
    rows->setDefaultSectionSize(m_table->fontMetrics().height() + kRowPadding);
    auto* header = m_table->horizontalHeader();
    header->setObjectName(QStringLiteral("diffTableHeader"));
    header->setAccessibleName(tr("Columns of the comparison"));
    header->setHighlightSections(false);
    header->setSectionsClickable(false);
    // From what to what is what one came for: both are in sight, whatever the room.
    header->setSectionResizeMode(models::RunDiffModel::Before, QHeaderView::Stretch);
    header->setSectionResizeMode(models::RunDiffModel::After, QHeaderView::Stretch);
    const int digit = m_table->fontMetrics().horizontalAdvance(QLatin1Char('8'));
    using models::RunDiffModel;
    for (const auto& [column, digits] :
         {std::pair(RunDiffModel::Member, 20), std::pair(RunDiffModel::Kind, 16)}) {
        // A title may be wider than any value, in some languages.
        m_table->setColumnWidth(column, qMax(digit * digits, header->sectionSizeHint(column)));
    }
    auto* copyCell = new QAction(tr("Copy cell"), m_table);
    copyCell->setObjectName(QStringLiteral("copyDiffCell"));
    copyCell->setShortcut(QKeySequence::Copy);
    copyCell->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copyCell);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copyCell, &QAction::triggered, this,
            [this] { copy(m_table->currentIndex().data().toString()); });

    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_about);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addLayout(words, 1);
    top->addWidget(m_again, 0, Qt::AlignTop);
    top->addWidget(m_close, 0, Qt::AlignTop);
    top->addWidget(m_copy, 0, Qt::AlignTop);
    auto* below = new QHBoxLayout;
    below->setSpacing(8);
    below->addWidget(m_counts, 1);
    below->addWidget(m_only);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(16, 12, 12, 10);
    head->setSpacing(6);
    head->addLayout(top);
    head->addLayout(below);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_table, 1);
}

void RunDiffView::show(const models::AskRun& earlier, const models::AskRun& later,
                       const models::AnswerFold& fold)
{
    const QString before = models::clockText(earlier.askedAt.wall);
    const QString after = models::clockText(later.askedAt.wall);
    m_title->setText(
        earlier.name() == later.name()
            ? tr("%1, compared").arg(models::runTitle(later))
            : tr("%1 and %2, compared").arg(models::runTitle(earlier), models::runTitle(later)));
    m_about->setText(
        tr("before: %1, %2 · after: %3, %4")
            .arg(before, models::runSummary(earlier), after, models::runSummary(later)));
    models::RunDiff diff(earlier, later, fold);
    m_counts->setText(models::diffCounts(diff));
    m_model->show(std::move(diff), before, after);
    setOutdated(false);
}

void RunDiffView::setOutdated(bool outdated)
{
    m_again->setVisible(outdated);
}

void RunDiffView::copy(const QString& text) const
{
    if (!text.isEmpty()) QApplication::clipboard()->setText(text);
}

} // namespace grapevine::widgets
