#include "ui/widgets/keys_place.h"

#include <QVBoxLayout>

#include "ui/bridge/cluster_session.h"
#include "ui/models/ask_verdict.h"
#include "ui/models/leader_findings.h"
#include "ui/models/member_model.h"
#include "ui/widgets/frozen_table_view.h"
#include "ui/widgets/key_panel.h"
#include "ui/widgets/key_table_view.h"
#include "ui/widgets/leader_panel.h"
#include "ui/widgets/place_id.h"

namespace grapevine::widgets {

KeysPlace::KeysPlace(const models::MemberModel& members, QWidget* parent)
    : Place(parent)
    , m_members(members)
    , m_leaders(new models::LeaderModel(this))
    , m_keys(new KeyPanel(this))
    , m_panel(new LeaderPanel(*m_leaders, this))
{
    setObjectName(QStringLiteral("keysPlace"));
    setAccessibleName(placeTitle(PlaceId::Keys));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFocusPolicy(Qt::ClickFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_keys, 3); // Of the height; the leaders have 2.
    column->addWidget(m_panel, 2);
    connect(m_keys, &KeyPanel::askRequested, this, &KeysPlace::ask);
    connect(m_keys, &KeyPanel::joinRequested, this, &KeysPlace::joinRequested);
    connect(m_keys, &KeyPanel::filterWanted, this, &KeysPlace::filterWanted);
    connect(m_panel, &LeaderPanel::filterWanted, this, &KeysPlace::filterWanted);
    refresh();
}

void KeysPlace::setSession(bridge::ClusterSession* session)
{
    m_handOver.reset();
    m_survey = {};
    m_keys->clear();
    m_leaders->clear();
    watch(session);
}

void KeysPlace::continueWith(bridge::ClusterSession* session)
{
    m_handOver.reset();
    const auto members = m_leaders->table().members().size();
    if (members > 0) m_handOver.emplace(members, session->now());
    if (m_survey.isOpen()) {
        m_survey.cutOff = true;
        m_keys->show(m_survey);
    }
    watch(session);
}

void KeysPlace::watch(bridge::ClusterSession* session)
{
    if (m_session) disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    if (session != nullptr) {
        connect(session, &bridge::ClusterSession::batchArrived, this, &KeysPlace::handleBatch);
        connect(session, &bridge::ClusterSession::ticked, this, &KeysPlace::handleTick);
        connect(session, &bridge::ClusterSession::leavingStarted, this, &KeysPlace::refresh);
    }
    refresh();
}

void KeysPlace::handleBatch(const link::ObservationBatch& batch)
{
    handleAsked(batch.asked);
    if (m_handOver) {
        m_handOver->collect(batch);
        handOver();
        return;
    }
    m_leaders->apply(batch, m_session->now());
}

void KeysPlace::handOver()
{
    if (!m_handOver || !m_handOver->isComplete(m_session->status(), m_session->now())) return;
    const auto picture = m_handOver->picture();
    m_handOver.reset();
    m_leaders->succeed(picture, m_session->now());
}

void KeysPlace::handleAsked(const link::AskNews& news)
{
    if (!m_survey.isOpen()) return;
    bool changed = false;
    for (const auto& outcome : news.outcomes) {
        // What an agent says of a listing that failed halfway is no refusal: its report says it.
        if (outcome.command != *m_survey.command || !outcome.refusal || m_survey.report) continue;
        m_survey.refused = outcome;
        changed = true;
    }
    for (const auto& report : news.keyReports) {
        if (report.command != *m_survey.command) continue;
        m_survey.report = report;
        changed = true;
    }
    if (changed) m_keys->show(m_survey);
}

void KeysPlace::handleTick(Moment now)
{
    handOver();
    m_leaders->setClusterNames(m_members.clusterNames());
    if (isVisible()) m_leaders->tick(now);
    refresh();
}

models::KeyAsking KeysPlace::asking() const
{
    using models::KeyAsking;
    if (!m_session) return KeyAsking::NotMember;
    const auto& status = m_session->status();
    const bool can = m_session->capabilities().keys && !m_session->leavingSince() &&
                     status.phase == link::LinkPhase::Live;
    switch (status.mode) {
    case link::LinkMode::Peek: return KeyAsking::Peeking;
    case link::LinkMode::Several: return KeyAsking::Several;
    case link::LinkMode::Rpc: return can ? KeyAsking::ByAgent : KeyAsking::NotMember;
    case link::LinkMode::Observer:
    case link::LinkMode::Demo: break;
    }
    return can ? KeyAsking::Possible : KeyAsking::NotMember;
}

void KeysPlace::refresh()
{
    // Out of sight nothing is reckoned; coming into sight reckons anew.
    if (!isVisible()) return;
    static const link::LinkStatus none;
    const auto& status = m_session ? m_session->status() : none;
    m_keys->look({.asking = asking(),
                  .members = models::aliveAmong(m_members.members()),
                  .demo = m_session && status.mode == link::LinkMode::Demo,
                  .canJoin = m_session && status.mode == link::LinkMode::Peek &&
                             status.phase == link::LinkPhase::Live,
                  .now = m_session ? m_session->now() : Moment{}});
    m_panel->setStale(m_session && status.phase != link::LinkPhase::Live);
}

void KeysPlace::showEvent(QShowEvent* event)
{
    Place::showEvent(event);
    if (m_session) m_leaders->tick(m_session->now());
    refresh();
}

void KeysPlace::ask()
{
    const auto how = asking();
    const bool possible = how == models::KeyAsking::Possible || how == models::KeyAsking::ByAgent;
    if (!possible || m_survey.isOpen()) return;
    m_survey = {};
    m_survey.askedAt = m_session->now();
    m_survey.command = m_session->listKeys();
    m_keys->show(m_survey);
}

models::Findings KeysPlace::leaderFindings() const
{
    if (!m_session) return {};
    return models::leaderFindings(m_leaders->table(), m_leaders->reigns(), m_session->now(),
                                  m_members.clusterNames());
}

void KeysPlace::resort()
{
    m_panel->resort();
}

void KeysPlace::focusContent()
{
    m_keys->focusContent();
}

QList<QWidget*> KeysPlace::lists() const
{
    return {m_keys->keys(), m_keys->members(), m_panel->table()};
}

} // namespace grapevine::widgets
