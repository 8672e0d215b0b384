#include "ui/widgets/diagnostics_pane.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/widgets/elided_label.h"
#include "ui/widgets/marked_delegate.h"
#include "ui/widgets/plain_table.h"

namespace grapevine::widgets {

namespace {

constexpr int kSearchPause = 120; ///< Milliseconds without a key before rows are narrowed.
constexpr int kSearchLongest = 256;

using models::DiagnosticsTable;

} // namespace

DiagnosticsPane::DiagnosticsPane(const Words& words, const QStringList& titles,
                                 const QList<int>& figures, QWidget* parent)
    : QWidget(parent)
    , m_words(words)
    , m_model(new DiagnosticsTable(titles, figures, this))
    , m_search(new QLineEdit(this))
    , m_pause(new QTimer(this))
    , m_counts(new ElidedLabel(words.name + QStringLiteral("Counts"), this))
    , m_note(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_table(plainTable(words.name + QStringLiteral("Table"), words.about, this))
{
    setObjectName(words.name + QStringLiteral("Pane"));
    build();
    connect(m_search, &QLineEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(m_pause, &QTimer::timeout, this, [this] {
        m_model->setSearch(m_search->text());
        showCounts();
    });
    showCounts();
}

void DiagnosticsPane::build()
{
    m_search->setObjectName(m_words.name + QStringLiteral("Search"));
    m_search->setAccessibleName(tr("Find in: %1").arg(m_words.about));
    m_search->setPlaceholderText(tr("find a word"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaxLength(kSearchLongest);
    m_pause->setSingleShot(true);
    m_pause->setInterval(kSearchPause);
    m_counts->setGivesWay(true);
    m_counts->setForegroundRole(QPalette::PlaceholderText);
    m_note->setObjectName(m_words.name + QStringLiteral("Note"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(16, 0, 16, 6);
    m_note->hide();
    m_hint->setObjectName(m_words.name + QStringLiteral("Hint"));
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setMargin(32);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new MarkedDelegate(DiagnosticsTable::MarkedRole, m_table));
    auto* header = m_table->horizontalHeader();
    header->setSortIndicator(DiagnosticsTable::kUnsorted, Qt::AscendingOrder);
    header->setSortIndicatorClearable(true);
    m_table->setSortingEnabled(true);
    auto* copyRows = new QAction(tr("Copy rows"), m_table);
    copyRows->setObjectName(m_words.name + QStringLiteral("Copy"));
    copyRows->setShortcut(QKeySequence::Copy);
    copyRows->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copyRows);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copyRows, &QAction::triggered, this, &DiagnosticsPane::copy);
    auto* tools = new QHBoxLayout;
    tools->setContentsMargins(12, 8, 12, 8);
    tools->setSpacing(12);
    tools->addWidget(m_search, 2);
    tools->addWidget(m_counts, 3);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(tools);
    column->addWidget(m_note);
    column->addWidget(m_table, 1);
    column->addWidget(m_hint, 1);
}

void DiagnosticsPane::show(std::vector<DiagnosticsTable::Row> rows)
{
    m_model->show(std::move(rows));
    showCounts();
}

void DiagnosticsPane::setNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void DiagnosticsPane::showCounts()
{
    const int shown = m_model->rowCount();
    const int total = m_model->total();
    m_table->setVisible(shown > 0);
    m_hint->setVisible(shown == 0);
    m_search->setEnabled(total > 0);
    m_hint->setText(total == 0 ? m_words.empty
                               : tr("None of %n row(s) holds this.", nullptr, total));
    const int marked = m_model->marked();
    QString words = shown == total ? tr("%n row(s)", nullptr, total)
                                   : tr("%1 of %n row(s)", nullptr, total).arg(shown);
    if (marked > 0) words += QStringLiteral(" · ") + tr("%n lost something", nullptr, marked);
    m_counts->setText(total == 0 ? QString() : words);
}

void DiagnosticsPane::copy()
{
    const auto rows = m_table->selectionModel()->selectedRows();
    QApplication::clipboard()->setText(rows.isEmpty() ? m_model->asTsv() : m_model->asTsv(rows));
}

void DiagnosticsPane::focusTable()
{
    if (m_table->isHidden()) {
        m_search->setFocus();
    } else {
        m_table->setFocus();
    }
}

bool DiagnosticsPane::stepBack()
{
    if (m_search->text().isEmpty()) return false;
    m_search->clear();
    m_model->setSearch({});
    showCounts();
    focusTable();
    return true;
}

} // namespace grapevine::widgets
