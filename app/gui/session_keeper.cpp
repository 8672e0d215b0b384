#include "app/gui/session_keeper.h"

#include <QMetaObject>

#include <utility>

#include "ui/models/cluster_text.h"

namespace grapevine::gui {

namespace {

link::LinkMode modeOf(const LinkPlan& plan)
{
    if (std::holds_alternative<ObservePlan>(plan)) return link::LinkMode::Observer;
    return std::holds_alternative<DemoPlan>(plan) ? link::LinkMode::Demo : link::LinkMode::Peek;
}

/// The first address, and how many there are beside it.
QString titleFor(const std::vector<HostPort>& seeds)
{
    const QString first = models::clusterText(seeds.front().text(), 80);
    if (seeds.size() == 1) return first;
    return QStringLiteral("%1 +%2").arg(first).arg(seeds.size() - 1);
}

} // namespace

SessionKeeper::SessionKeeper(LinkLauncher& launcher, widgets::ClusterView& view, ObserverWish wish)
    : m_launcher(launcher)
    , m_view(&view)
    , m_wish(std::move(wish))
{
    m_leaveLimit.setSingleShot(true);
    m_leaveLimit.setInterval(kLeaveLongest);
    connect(&m_leaveLimit, &QTimer::timeout, this, &SessionKeeper::stopWaiting);
    m_sleepLimit.setSingleShot(true);
    m_sleepLimit.setInterval(kSleepLongest);
    connect(&m_sleepLimit, &QTimer::timeout, this, [this] {
        if (const auto slept = std::exchange(m_slept, nullptr)) slept();
    });
}

SessionKeeper::~SessionKeeper()
{
    // Who waits for us before the computer sleeps waits no longer.
    if (const auto slept = std::exchange(m_slept, nullptr)) slept();
    // The view lets go of the session before the session goes.
    if (m_session) m_view->forgetSession();
    m_session.reset();
}

QString SessionKeeper::observerName()
{
    return models::clusterText(m_wish.name.empty() ? m_launcher.installationName() : m_wish.name,
                               128);
}

bool SessionKeeper::isObserving() const
{
    return m_session && std::holds_alternative<ObservePlan>(m_plan);
}

bool SessionKeeper::isDemo() const
{
    return m_session && std::holds_alternative<DemoPlan>(m_plan);
}

crypto::Keyring SessionKeeper::keyring() const
{
    const auto* peek = peekPlan();
    return peek != nullptr ? peek->keyring : crypto::Keyring{};
}

const PeekPlan* SessionKeeper::peekPlan() const
{
    if (const auto* observe = std::get_if<ObservePlan>(&m_plan)) return &observe->at;
    return std::get_if<PeekPlan>(&m_plan);
}

void SessionKeeper::open(LinkPlan plan, std::function<void()> begun)
{
    leaveThen([this, plan = std::move(plan), begun = std::move(begun)]() mutable {
        begin(std::move(plan), Rows::Fresh, begun);
    });
}

void SessionKeeper::join()
{
    const auto* peek = peekPlan();
    if (!m_session || peek == nullptr || m_session->leavingSince()) return;
    ObservePlan plan{*peek, m_wish};
    leaveThen([this, plan = std::move(plan)] { begin(plan, Rows::Kept); });
}

void SessionKeeper::peekOn()
{
    const auto* peek = peekPlan();
    if (!m_session || peek == nullptr || m_session->leavingSince()) return;
    leaveThen([this, plan = *peek] { begin(plan, Rows::Kept); });
}

void SessionKeeper::close(std::function<void()> then)
{
    leaveThen([this, then = std::move(then)] {
        m_session.reset();
        m_plan = LinkPlan{}; // With its keys.
        Q_EMIT sessionChanged();
        then();
    });
}

void SessionKeeper::begin(LinkPlan plan, Rows rows, const std::function<void()>& begun)
{
    m_session.reset();
    m_plan = std::move(plan);
    if (begun) begun();
    m_opened = m_launcher.open(m_plan);
    m_session = std::make_unique<bridge::ClusterSession>(std::move(m_opened.link));
    m_session->presume(modeOf(m_plan));
    connect(m_session.get(), &bridge::ClusterSession::ticked, this, &SessionKeeper::handleTick);
    if (rows == Rows::Kept) {
        m_view->continueSession(m_session.get(), title());
    } else {
        m_view->showSession(m_session.get(), title());
    }
    Q_EMIT sessionChanged();
}

QString SessionKeeper::title() const
{
    const auto* peek = peekPlan();
    return peek != nullptr ? titleFor(peek->seeds) : tr("Demo cluster");
}

void SessionKeeper::moveTo(widgets::ClusterView& view)
{
    auto& before = *std::exchange(m_view, &view);
    if (m_session) view.takeOver(before, title());
}

void SessionKeeper::leaveThen(std::function<void()> then)
{
    if (!m_session || !m_session->mustLeave()) {
        then();
        return;
    }
    m_then = std::move(then);
    if (m_session->leavingSince()) return;
    m_leaveLimit.start();
    m_session->leave();
}

void SessionKeeper::handleTick()
{
    // Not from within the session's own signal: what waits may let the session go.
    if (m_then && m_session->status().phase == link::LinkPhase::Closed) {
        QMetaObject::invokeMethod(this, &SessionKeeper::stopWaiting, Qt::QueuedConnection);
    }
    Q_EMIT ticked();
}

void SessionKeeper::stopWaiting()
{
    m_leaveLimit.stop();
    if (const auto then = std::exchange(m_then, nullptr)) then();
}

void SessionKeeper::prepareForSleep(std::function<void()> done)
{
    if (!m_session || !m_opened.prepareForSleep || !m_session->mustLeave()) {
        done();
        return;
    }
    m_slept = std::move(done);
    m_sleepLimit.start();
    // The link calls back from its own thread, and never again once it is gone.
    m_opened.prepareForSleep([this] {
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_sleepLimit.stop();
                if (const auto slept = std::exchange(m_slept, nullptr)) slept();
            },
            Qt::QueuedConnection);
    });
}

void SessionKeeper::resume()
{
    if (m_session && m_opened.resume) m_opened.resume();
}

} // namespace grapevine::gui
