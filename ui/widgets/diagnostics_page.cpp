#include "ui/widgets/diagnostics_page.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>

#include "ui/models/diagnostics_rows.h"
#include "ui/widgets/diagnostics_pane.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/log_pane.h"
#include "ui/widgets/plain_table.h"
#include "ui/widgets/stall_pane.h"

namespace grapevine::widgets {

DiagnosticsPage::DiagnosticsPage(Source source, QWidget* parent)
    : QWidget(parent)
    , m_source(std::move(source))
    , m_timer(new QTimer(this))
    , m_back(new QToolButton(this))
    , m_tabs(new QTabWidget(this))
{
    setObjectName(QStringLiteral("diagnosticsPage"));
    setAccessibleName(tr("Diagnostics"));
    buildTabs();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addWidget(m_tabs, 1);
    m_timer->setInterval(std::chrono::seconds{1});
    connect(m_timer, &QTimer::timeout, this, &DiagnosticsPage::refresh);
    auto* back = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    back->setContext(Qt::WidgetWithChildrenShortcut);
    connect(back, &QShortcut::activated, this, &DiagnosticsPage::stepBack);
    tint();
}

QWidget* DiagnosticsPage::buildHead()
{
    auto* head = new QWidget(this);
    head->setObjectName(QStringLiteral("diagnosticsHead"));
    m_back->setObjectName(QStringLiteral("diagnosticsBack"));
    m_back->setAutoRaise(true);
    m_back->setIconSize(QSize(16, 16));
    m_back->setFixedSize(32, 32);
    m_back->setToolTip(tr("Back (Esc)"));
    m_back->setAccessibleName(m_back->toolTip());
    auto* title = new QLabel(tr("Diagnostics"), head);
    title->setObjectName(QStringLiteral("diagnosticsTitle"));
    title->setTextFormat(Qt::PlainText);
    QFont bold = font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() + 1);
    title->setFont(bold);
    auto* copy = new QPushButton(tr("Copy summary"), head);
    copy->setObjectName(QStringLiteral("diagnosticsCopy"));
    copy->setToolTip(tr("Versions, what was lost, stalls and errors, in a few lines"));
    copy->setAccessibleName(copy->text());
    auto* save = new QPushButton(tr("Save bundle …"), head);
    save->setObjectName(QStringLiteral("diagnosticsSave"));
    save->setToolTip(tr("All of this in one file, without keys"));
    save->setAccessibleName(save->text());
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(6, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_back);
    row->addWidget(title);
    row->addStretch(1);
    row->addWidget(copy);
    row->addWidget(save);
    connect(m_back, &QToolButton::clicked, this, &DiagnosticsPage::backRequested);
    connect(copy, &QPushButton::clicked, this, &DiagnosticsPage::copySummary);
    connect(save, &QPushButton::clicked, this, &DiagnosticsPage::saveRequested);
    return head;
}

void DiagnosticsPage::buildTabs()
{
    m_bounds = new DiagnosticsPane({QStringLiteral("bounds"), tr("Bounds and queues"),
                                    tr("Nothing is told of queues and tables here.")},
                                   models::boundTitles(), {3, 4, 5}, this);
    setWidths(m_bounds->table(), {17, 44, 13, 12, 14, 9, 20, 26}, 7);
    m_counters = new DiagnosticsPane({QStringLiteral("counters"), tr("Counters"),
                                      tr("Counters come with a cluster: none is open.")},
                                     models::counterTitles(), {2}, this);
    setWidths(m_counters->table(), {44, 28, 16}, 0);
    m_stalls = new StallPane(this);
    m_log = new LogPane(this);
    m_errors = new DiagnosticsPane({QStringLiteral("errors"), tr("Internal errors"),
                                    tr("No mistake of Grapevine's own has shown itself.")},
                                   models::errorTitles(), {3}, this);
    setWidths(m_errors->table(), {12, 12, 60, 8}, 2);
    m_about = new DiagnosticsPane({QStringLiteral("about"), tr("About this session"),
                                   tr("Nothing is known of this session.")},
                                  models::aboutTitles(), {}, this);
    setWidths(m_about->table(), {32, 60}, 1);
    m_tabs->setObjectName(QStringLiteral("diagnosticsTabs"));
    m_tabs->setAccessibleName(tr("Parts of the diagnostics"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_bounds, tr("Bounds and queues"));
    m_tabs->addTab(m_counters, tr("Counters"));
    m_tabs->addTab(m_stalls, tr("Stalls"));
    m_tabs->addTab(m_log, tr("Log"));
    m_tabs->addTab(m_errors, tr("Internal errors"));
    m_tabs->addTab(m_about, tr("About this session"));
}

void DiagnosticsPage::go(DiagnosticsSection section)
{
    m_tabs->setCurrentIndex(static_cast<int>(section));
}

DiagnosticsSection DiagnosticsPage::section() const
{
    return static_cast<DiagnosticsSection>(m_tabs->currentIndex());
}

void DiagnosticsPage::refresh()
{
    m_picture = m_source ? m_source() : models::DiagnosticsPicture{};
    m_bounds->show(models::boundRows(m_picture));
    m_counters->show(models::counterRows(m_picture));
    m_stalls->show(m_picture);
    m_log->show(m_picture.log, m_picture.logDropped);
    m_errors->show(models::errorRows(m_picture));
    m_about->show(models::aboutRows(m_picture));
}

void DiagnosticsPage::focusSection()
{
    switch (section()) {
    case DiagnosticsSection::Bounds: return m_bounds->focusTable();
    case DiagnosticsSection::Counters: return m_counters->focusTable();
    case DiagnosticsSection::Stalls: return m_stalls->list().focusTable();
    case DiagnosticsSection::Log: return m_log->focusTable();
    case DiagnosticsSection::Errors: return m_errors->focusTable();
    case DiagnosticsSection::About: return m_about->focusTable();
    }
}

void DiagnosticsPage::stepBack()
{
    bool stepped = false;
    switch (section()) {
    case DiagnosticsSection::Bounds: stepped = m_bounds->stepBack(); break;
    case DiagnosticsSection::Counters: stepped = m_counters->stepBack(); break;
    case DiagnosticsSection::Stalls: stepped = m_stalls->list().stepBack(); break;
    case DiagnosticsSection::Log: stepped = m_log->stepBack(); break;
    case DiagnosticsSection::Errors: stepped = m_errors->stepBack(); break;
    case DiagnosticsSection::About: stepped = m_about->stepBack(); break;
    }
    if (!stepped) Q_EMIT backRequested();
}

void DiagnosticsPage::copySummary()
{
    refresh();
    QApplication::clipboard()->setText(models::diagnosticsSummary(m_picture));
}

void DiagnosticsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
    m_timer->start();
}

void DiagnosticsPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_timer->stop();
}

void DiagnosticsPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) tint();
}

void DiagnosticsPage::tint()
{
    m_back->setIcon(tintedIcon(QStringLiteral("back"), palette()));
}

} // namespace grapevine::widgets
