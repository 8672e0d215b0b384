#include "ui/widgets/stall_pane.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/models/diagnostics_rows.h"
#include "ui/widgets/diagnostics_pane.h"
#include "ui/widgets/plain_table.h"

namespace grapevine::widgets {

StallPane::StallPane(QWidget* parent)
    : QWidget(parent)
    , m_list(new DiagnosticsPane(
          {QStringLiteral("stalls"), tr("Stalls"),
           tr("The window has reacted within a quarter of a second ever since it was opened.")},
          models::stallTitles(), {1}, this))
    , m_foot(new QWidget(this))
    , m_stack(new QPlainTextEdit(m_foot))
    , m_copy(new QPushButton(tr("Copy stack"), m_foot))
{
    setObjectName(QStringLiteral("stallPane"));
    setWidths(m_list->table(), {12, 12, 40}, 2);
    m_list->table().setSelectionMode(QAbstractItemView::SingleSelection);
    auto* title = new QLabel(tr("Where it stood, innermost first"), m_foot);
    title->setTextFormat(Qt::PlainText);
    title->setForegroundRole(QPalette::PlaceholderText);
    m_stack->setObjectName(QStringLiteral("stallStack"));
    m_stack->setAccessibleName(title->text());
    m_stack->setReadOnly(true);
    m_stack->setPlaceholderText(tr("It was over before it could be looked at, or did not answer."));
    m_stack->setTabChangesFocus(true);
    m_stack->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_stack->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_copy->setObjectName(QStringLiteral("stallCopy"));
    m_copy->setAccessibleName(m_copy->text());
    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(m_copy);
    auto* foot = new QVBoxLayout(m_foot);
    foot->setContentsMargins(12, 8, 12, 12);
    foot->setSpacing(6);
    foot->addLayout(head);
    foot->addWidget(m_stack, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_list, 3);
    column->addWidget(m_foot, 2);
    connect(m_list->table().selectionModel(), &QItemSelectionModel::currentChanged, this,
            &StallPane::showStack);
    connect(m_copy, &QPushButton::clicked, this, &StallPane::copy);
    m_foot->hide();
}

void StallPane::show(const models::DiagnosticsPicture& picture)
{
    m_stacks.clear();
    for (const auto& stall : picture.stalls)
        m_stacks.emplace(QString::number(stall.number), stall.stack.join(QLatin1Char('\n')));
    m_list->setNote(models::stallSummary(picture));
    m_list->show(models::stallRows(picture));
    m_foot->setVisible(m_list->model().total() > 0);
    auto& table = m_list->table();
    if (!table.currentIndex().isValid() && m_list->model().rowCount() > 0) table.selectRow(0);
    showStack();
}

void StallPane::showStack()
{
    const auto id =
        m_list->table().currentIndex().data(models::DiagnosticsTable::IdRole).toString();
    const auto known = m_stacks.find(id);
    const QString text = known == m_stacks.end() ? QString() : known->second;
    m_copy->setEnabled(!text.isEmpty());
    // Told once a second: what somebody is just choosing in it stays chosen.
    if (m_stack->toPlainText() != text) m_stack->setPlainText(text);
}

void StallPane::copy()
{
    QApplication::clipboard()->setText(m_stack->toPlainText());
}

} // namespace grapevine::widgets
