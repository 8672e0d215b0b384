#include "ui/widgets/log_pane.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/widgets/elided_label.h"
#include "ui/widgets/marked_delegate.h"
#include "ui/widgets/new_below_chip.h"
#include "ui/widgets/plain_table.h"

namespace grapevine::widgets {

namespace {

constexpr int kSearchPause = 120; ///< Milliseconds without a key before lines are narrowed.
constexpr int kSearchLongest = 256;
/// The log keeps nothing finer.
constexpr LogLevel kLevels[] = {LogLevel::Info, LogLevel::Warning, LogLevel::Error};

using models::LogModel;

} // namespace

LogPane::LogPane(QWidget* parent)
    : QWidget(parent)
    , m_model(new LogModel(this))
    , m_level(new QComboBox(this))
    , m_search(new QLineEdit(this))
    , m_pause(new QTimer(this))
    , m_counts(new ElidedLabel(QStringLiteral("logCounts"), this))
    , m_table(plainTable(QStringLiteral("logTable"), tr("Log"), this))
    , m_hint(new QLabel(this))
    , m_chip(new NewBelowChip(this))
{
    setObjectName(QStringLiteral("logPane"));
    build();
    connect(m_level, &QComboBox::currentIndexChanged, this, &LogPane::narrow);
    connect(m_search, &QLineEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(m_pause, &QTimer::timeout, this, &LogPane::narrow);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this,
            &LogPane::handleScrolled);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex&, int first, int last) { m_gone += last - first + 1; });
    connect(m_chip, &QPushButton::clicked, this, &LogPane::follow);
    showCounts();
}

void LogPane::build()
{
    m_level->setObjectName(QStringLiteral("logLevel"));
    m_level->setAccessibleName(tr("How grave"));
    m_level->addItems({tr("all lines"), tr("warnings and errors"), tr("errors")});
    m_search->setObjectName(QStringLiteral("logSearch"));
    m_search->setAccessibleName(tr("Find in the log"));
    m_search->setPlaceholderText(tr("find a word"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaxLength(kSearchLongest);
    m_pause->setSingleShot(true);
    m_pause->setInterval(kSearchPause);
    m_counts->setGivesWay(true);
    m_counts->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setObjectName(QStringLiteral("logHint"));
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setMargin(32);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_chip->setObjectName(QStringLiteral("logNewBelow"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new MarkedDelegate(LogModel::MarkedRole, m_table));
    m_table->horizontalHeader()->setSectionsClickable(false);
    setWidths(*m_table, {12, 12, 40}, LogModel::Text);
    auto* copyLines = new QAction(tr("Copy lines"), m_table);
    copyLines->setObjectName(QStringLiteral("logCopy"));
    copyLines->setShortcut(QKeySequence::Copy);
    auto* toEnd = new QAction(tr("Go on following"), m_table);
    toEnd->setObjectName(QStringLiteral("logFollow"));
    toEnd->setShortcut(QKeySequence(Qt::Key_End));
    for (auto* action : {copyLines, toEnd}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        m_table->addAction(action);
    }
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copyLines, &QAction::triggered, this, &LogPane::copy);
    connect(toEnd, &QAction::triggered, this, &LogPane::follow);
    auto* tools = new QHBoxLayout;
    tools->setContentsMargins(12, 8, 12, 8);
    tools->setSpacing(12);
    tools->addWidget(m_level);
    tools->addWidget(m_search, 2);
    tools->addWidget(m_counts, 3);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(tools);
    column->addWidget(m_table, 1);
    column->addWidget(m_hint, 1);
}

void LogPane::show(const std::vector<LogRing::Line>& lines, std::uint64_t dropped)
{
    m_dropped = dropped;
    m_gone = 0;
    const QScopedValueRollback byItself(m_byItself, true);
    // Noted before: a list scrolls to its current row when that one's place is taken by another.
    const int top = m_table->verticalScrollBar()->value();
    m_model->show(lines, dropped);
    showCounts();
    keepPlace(top - m_gone);
}

void LogPane::narrow()
{
    m_pause->stop();
    const QScopedValueRollback byItself(m_byItself, true);
    m_model->setSearch(m_search->text());
    m_model->setLevel(kLevels[std::max(0, m_level->currentIndex())]);
    showCounts();
    follow();
}

void LogPane::keepPlace(int top)
{
    // Layouts wait for their turn; what is measured below must be so already.
    m_table->doItemsLayout();
    if (m_following) {
        m_table->scrollToBottom();
        m_seen = m_model->appended();
    } else {
        m_table->verticalScrollBar()->setValue(top);
    }
    m_chip->showCount(m_following ? 0 : m_model->appended() - m_seen, m_table->geometry());
}

void LogPane::handleScrolled()
{
    if (m_byItself) return;
    const auto* bar = m_table->verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum();
    if (atEnd == m_following) return;
    m_following = atEnd;
    m_seen = m_model->appended();
    m_chip->showCount(0, m_table->geometry());
}

void LogPane::follow()
{
    m_following = true;
    const QScopedValueRollback byItself(m_byItself, true);
    keepPlace(0);
}

void LogPane::showCounts()
{
    const int shown = m_model->rowCount();
    const int total = m_model->total();
    m_table->setVisible(shown > 0);
    m_hint->setVisible(shown == 0);
    m_search->setEnabled(total > 0);
    m_hint->setText(total == 0 ? tr("Nothing was logged yet.")
                               : tr("None of %n line(s) is like this.", nullptr, total));
    QString words = shown == total ? tr("%n line(s)", nullptr, total)
                                   : tr("%1 of %n line(s)", nullptr, total).arg(shown);
    if (m_dropped > 0)
        words += QStringLiteral(" · ") +
                 tr("%n older one(s) gave way", nullptr, static_cast<int>(m_dropped));
    m_counts->setText(total == 0 ? QString() : words);
}

void LogPane::copy()
{
    const auto rows = m_table->selectionModel()->selectedRows();
    QApplication::clipboard()->setText(rows.isEmpty() ? m_model->asText() : m_model->asText(rows));
}

void LogPane::focusTable()
{
    if (m_table->isHidden()) {
        m_search->setFocus();
    } else {
        m_table->setFocus();
    }
}

bool LogPane::stepBack()
{
    if (m_search->text().isEmpty() && m_level->currentIndex() == 0) return false;
    m_level->setCurrentIndex(0);
    m_search->clear();
    narrow();
    focusTable();
    return true;
}

void LogPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const QScopedValueRollback byItself(m_byItself, true);
    keepPlace(m_table->verticalScrollBar()->value());
}

void LogPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    const QScopedValueRollback byItself(m_byItself, true);
    keepPlace(m_table->verticalScrollBar()->value());
}

} // namespace grapevine::widgets
