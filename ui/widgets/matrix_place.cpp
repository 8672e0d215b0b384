#include "ui/widgets/matrix_place.h"

#include <QAction>
#include <QApplication>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <utility>

#include "core/filter/edit.h"
#include "core/link/view_round.h"
#include "ui/bridge/cluster_session.h"
#include "ui/models/view_matrix_model.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/matrix_legend.h"
#include "ui/widgets/matrix_message.h"
#include "ui/widgets/matrix_tools.h"
#include "ui/widgets/matrix_view.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/message_panel.h"
#include "ui/widgets/pattern_list.h"
#include "ui/widgets/place_notice.h"

namespace grapevine::widgets {

namespace {

/// Out of sight, what was said is read so often: what is told of it elsewhere is not far behind.
constexpr Duration kUnseenPause = std::chrono::seconds{5};

} // namespace

MatrixPlace::MatrixPlace(QWidget* parent)
    : Place(parent)
    , m_model(new models::ViewMatrixModel(this))
    , m_message(new MatrixMessage(this))
    , m_notices(new PlaceNotice(*this, QStringLiteral("matrix")))
{
    setObjectName(QStringLiteral("matrixPlace"));
    build();
    connect(m_message, &MatrixMessage::acted, this, &MatrixPlace::actOnCover);
    connect(m_notices, &PlaceNotice::clearFilterRequested, &m_tools->field(), &QLineEdit::clear);
    connect(m_tools, &MatrixTools::askClicked, this, &MatrixPlace::ask);
    connect(m_tools, &MatrixTools::stopClicked, this, &MatrixPlace::stop);
    connect(&m_tools->field(), &QLineEdit::returnPressed, this, &MatrixPlace::focusContent);
    connect(m_view, &MatrixView::memberChosen, this, &MatrixPlace::memberChosen);
    connect(m_view, &MatrixView::cellChanged, m_cell, &QLabel::setText);
    connect(m_model, &models::ViewMatrixModel::pictureChanged, this, &MatrixPlace::showAll);
    connect(m_model, &models::ViewMatrixModel::filterChanged, this, &MatrixPlace::showAll);
}

FilterField& MatrixPlace::filterField()
{
    return m_tools->field();
}

void MatrixPlace::build()
{
    m_toolBar = new QWidget(this);
    m_toolBar->setObjectName(QStringLiteral("matrixToolBar"));
    m_tools = new MatrixTools(*m_model, m_toolBar);
    auto* toolBar = new QVBoxLayout(m_toolBar);
    toolBar->setContentsMargins(0, 0, 0, 0);
    toolBar->addWidget(m_tools);

    m_content = new QWidget(this);
    m_content->setObjectName(QStringLiteral("matrixContent"));
    m_patterns = new PatternList(m_content);
    m_view = new MatrixView(*m_model, m_content);
    m_cell = new ElidedLabel(QStringLiteral("matrixCell"), m_content);
    m_cell->setContentsMargins(12, 4, 12, 4);
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 4);
    column->setSpacing(0);
    column->addWidget(m_patterns);
    column->addWidget(m_view, 1);
    column->addWidget(m_cell);
    column->addWidget(new MatrixLegend(m_content));
    auto* slash = new QAction(tr("Filter"), this);
    slash->setObjectName(QStringLiteral("matrixSlash"));
    slash->setShortcut(QKeySequence(QStringLiteral("/")));
    slash->setShortcutContext(Qt::WidgetShortcut);
    connect(slash, &QAction::triggered, this, &MatrixPlace::focusFilter);
    m_view->addAction(slash);

    m_stack = new QStackedLayout;
    m_stack->addWidget(m_content);
    m_stack->addWidget(m_message);
    m_stack->addWidget(&m_notices->panel());
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addLayout(m_stack, 1);
    page->addWidget(&m_notices->bar());
}

void MatrixPlace::setSession(bridge::ClusterSession* session)
{
    m_tools->field().clear();
    m_tools->setAgain(false);
    m_view->setUntouched();
    m_cell->clear();
    watch(session);
}

void MatrixPlace::continueWith(bridge::ClusterSession* session)
{
    // The members' numbers are another link's: what was said under the old ones cannot be told
    // from what will be.
    watch(session);
}

void MatrixPlace::watch(bridge::ClusterSession* session)
{
    if (m_session) disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    m_notices->setSession(session);
    m_asking = {};
    m_byHand = false;
    m_sortDue = false;
    m_readAt.reset();
    m_model->clear();
    tellDisputes();
    if (session == nullptr) return;
    connect(session, &bridge::ClusterSession::leavingStarted, this, &MatrixPlace::showAll);
    connect(session, &bridge::ClusterSession::batchArrived, this, &MatrixPlace::handleBatch);
    connect(session, &bridge::ClusterSession::ticked, this, &MatrixPlace::handleTick);
    connect(session, &bridge::ClusterSession::pausedChanged, this, &MatrixPlace::showAll);
    showAll();
}

void MatrixPlace::handleBatch(const link::ObservationBatch& batch)
{
    const auto now = m_session->now();
    const bool wasOpen = m_asking.isOpen();
    m_asking.apply(batch.asked, now);
    tellOwn();
    if (isOfSeveral()) {
        m_model->keepMembers(batch, now);
        m_model->dropViews();
    } else {
        m_model->keep(batch, now);
    }
    const bool ended = wasOpen && !m_asking.isOpen();
    if (ended) {
        // Asking was the act; what a round that came by itself brings waits to be sorted.
        m_sortDue = std::exchange(m_byHand, false) || m_sortDue;
        if (m_asking.keyRefused()) m_tools->setAgain(false);
    }
    if (ended || isVisible()) catchUp(now);
    showAll();
}

void MatrixPlace::tellOwn()
{
    const auto& self = m_session->status().self;
    m_model->setOwn(self ? std::optional(self->key) : std::nullopt);
}

void MatrixPlace::catchUp(Moment now)
{
    m_readAt = now.boot;
    m_model->catchUp();
    if (std::exchange(m_sortDue, false)) m_model->resort();
    tellDisputes();
}

void MatrixPlace::tellDisputes()
{
    const auto disputes = static_cast<int>(m_model->disputes());
    if (std::exchange(m_disputes, disputes) != disputes) Q_EMIT disputesChanged(disputes);
}

void MatrixPlace::showEvent(QShowEvent* event)
{
    Place::showEvent(event);
    if (!m_session) return;
    catchUp(m_session->now());
    showAll();
}

void MatrixPlace::handleTick(Moment now)
{
    m_model->tick(now);
    tellOwn();
    askAgainIfDue(now);
    const bool due = !m_readAt || now.boot - *m_readAt >= kUnseenPause;
    if (!isVisible()) {
        if (m_model->isBehind() && due) catchUp(now);
        return;
    }
    if (m_model->isBehind()) catchUp(now);
    if (!m_view->isTouched() && m_model->pending() > 0) m_model->resort();
    const auto current = m_view->currentIndex();
    if (current.isValid()) m_cell->setText(current.data(Qt::AccessibleTextRole).toString());
    showAll();
}

void MatrixPlace::askAgainIfDue(Moment now)
{
    const bool wanted = m_tools->wantsAgain() && canAsk() && !m_session->isPaused();
    if (!wanted || !m_asking.isDueAgain(now.boot)) return;
    m_asking.begin(m_session->sweepViews(), now);
}

bool MatrixPlace::canAsk() const
{
    return m_session && m_session->capabilities().views && !m_asking.isOpen() &&
           m_session->status().phase == link::LinkPhase::Live && !m_session->leavingSince() &&
           others() > 0;
}

bool MatrixPlace::isOfSeveral() const
{
    return m_session->status().mode == link::LinkMode::Several;
}

std::size_t MatrixPlace::others() const
{
    // We are a member ourselves, and do not ask ourselves.
    const auto all = m_model->askable();
    return m_session->status().self && all > 0 ? all - 1 : all;
}

void MatrixPlace::ask()
{
    if (!canAsk()) return;
    m_byHand = true;
    m_asking.begin(m_session->sweepViews(), m_session->now());
    showAll();
}

void MatrixPlace::stop()
{
    m_tools->setAgain(false);
    if (m_session && m_asking.command()) m_session->stopSweep(*m_asking.command());
}

void MatrixPlace::showAbout(const std::string& member)
{
    // The filter first: without it all rows would be there for a moment, and be sorted.
    m_tools->field().setText(QString::fromStdString(filter::termForField("name", member, false)));
    m_model->setDisputedOnly(false);
}

void MatrixPlace::resort()
{
    m_model->resort();
}

void MatrixPlace::focusContent()
{
    if (m_stack->currentWidget() == m_content) {
        m_view->setFocus(Qt::TabFocusReason);
    } else {
        m_stack->currentWidget()->setFocus();
    }
}

bool MatrixPlace::focusFilter()
{
    m_tools->field().setFocus();
    m_tools->field().selectAll();
    return true;
}

bool MatrixPlace::stepBack()
{
    if (m_tools->field().text().isEmpty()) return false;
    m_tools->field().clear();
    focusContent();
    return true;
}

QList<QWidget*> MatrixPlace::lists() const
{
    return {m_view};
}

MatrixPlace::Cover MatrixPlace::cover() const
{
    const bool possible = m_session->capabilities().views;
    if (isOfSeveral()) return Cover::Unavailable;
    if (!possible && m_model->askers() < 2) return Cover::Unavailable;
    if (m_asking.isOpen() && m_model->askers() == 0) return Cover::Asking;
    if (m_model->askers() < 2 && !m_asking.round())
        return others() < 2 ? Cover::Nobody : Cover::NeverAsked;
    if (m_model->rowCount() > 0 && m_model->columnCount() > 0) return Cover::None;
    if (m_asking.isOpen()) return Cover::Asking;
    if (m_model->askers() == 0) return Cover::NeverAsked;
    if (m_model->isFiltered()) return Cover::Filtered;
    return Cover::Agreement;
}

void MatrixPlace::actOnCover()
{
    switch (m_cover) {
    case Cover::None:
    case Cover::Unavailable:
    case Cover::Nobody: break;
    case Cover::NeverAsked: ask(); break;
    case Cover::Asking: stop(); break;
    case Cover::Filtered: m_tools->field().clear(); break;
    case Cover::Agreement: m_model->setDisputedOnly(false); break;
    }
    focusContent();
}

void MatrixPlace::showCover()
{
    const QString cost = models::viewCostText(link::viewCost(others()));
    switch (m_cover) {
    case Cover::None: break;
    case Cover::Unavailable:
        m_message->show(tr("Not available this way"),
                        tr("An agent's RPC tells what that one agent says and nobody else, and "
                           "several clusters cannot be compared. Look at one cluster from outside, "
                           "or join it."),
                        {});
        break;
    case Cover::Nobody:
        m_message->show(tr("Nobody to compare with"),
                        tr("It takes two members to disagree, and fewer are known."), {});
        break;
    case Cover::NeverAsked:
        m_message->show(
            tr("What does each member say of each other?"),
            tr("Grapevine asks every member from outside, one after the other, and shows where "
               "they disagree: a torn network looks different from a dead member. Nothing changes "
               "over there: no new member, no event. It costs %1.")
                .arg(cost),
            canAsk() ? tr("Ask everybody") : QString());
        break;
    case Cover::Asking:
        m_message->show(tr("Asking …"),
                        m_asking.round() ? models::roundText(*m_asking.round()) : QString(),
                        tr("Stop"));
        break;
    case Cover::Filtered:
        m_message->show(tr("No row matches the filter"),
                        m_model->isDisputedOnly() && m_model->picture().agrees()
                            ? models::agreementText(m_model->picture(), m_session->now())
                            : QString(),
                        tr("Clear the filter"));
        break;
    case Cover::Agreement: {
        const auto& round = m_asking.round();
        const bool some = round && (round->unasked > 0 || round->sampledOut > 0 ||
                                    round->end != link::RoundEnd::Whole);
        m_message->show(models::agreementText(m_model->picture(), m_session->now()),
                        some ? models::roundText(*round) : QString(), tr("Show all"));
        break;
    }
    }
}

void MatrixPlace::showAll()
{
    if (!m_session || !isVisible()) return;
    m_notices->show(m_notices->ofSession(m_model->askable()));
    const bool covers = m_notices->shown().covers;
    m_tools->show(m_asking, canAsk(), others());
    m_tools->setVisible(!covers);
    m_patterns->show(m_model->cards());

    QWidget* wanted = &m_notices->panel();
    if (!covers) {
        m_cover = cover();
        showCover();
        wanted = m_cover == Cover::None ? m_content : static_cast<QWidget*>(m_message);
    }
    if (m_stack->currentWidget() == wanted) return;
    // The focus goes along if it was there; whoever types a filter or reads elsewhere keeps it.
    auto* before = m_stack->currentWidget();
    const bool held = before->hasFocus() || before->isAncestorOf(QApplication::focusWidget());
    m_stack->setCurrentWidget(wanted);
    if (held) focusContent();
}

} // namespace grapevine::widgets
