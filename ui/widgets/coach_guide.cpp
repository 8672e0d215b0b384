#include "ui/widgets/coach_guide.h"

#include <QKeySequence>
#include <QShortcut>
#include <QStringList>

#include <algorithm>
#include <map>

#include "core/catalog/catalog.h"
#include "ui/bridge/cluster_session.h"
#include "ui/models/answer_groups.h"
#include "ui/models/cluster_text.h"
#include "ui/models/member_model.h"
#include "ui/models/service_words.h"
#include "ui/widgets/ask_place.h"
#include "ui/widgets/coach_bar.h"
#include "ui/widgets/members_place.h"

namespace grapevine::widgets {

namespace {

using models::CoachSight;

/// The one whose failure shows most: one of two that offer a service. Any other will do.
constexpr std::string_view kHero = "db-2";
constexpr auto kQuestion = "version";
constexpr std::string_view kZoneTag = "zone";
/// Names of those without an answer; more are counted.
constexpr qsizetype kNamesMost = 3;

std::string_view tagOf(const link::MemberRow& row, std::string_view key)
{
    for (const auto& [name, value] : row.facts->tags)
        if (name == key) return value;
    return {};
}

} // namespace

CoachGuide::CoachGuide(Parts parts, QObject* parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
    connect(&m_parts.bar, &CoachBar::taken, this, &CoachGuide::take);
    connect(&m_parts.bar, &CoachBar::skipped, this, &CoachGuide::skip);
    connect(&m_parts.bar, &CoachBar::ended, this, [this] {
        stop();
        Q_EMIT ended();
    });
    for (int digit = 1; digit <= models::Coach::kTasks; ++digit) {
        auto* key = new QShortcut(QKeySequence(Qt::Key_0 + digit), &m_parts.keys);
        key->setContext(Qt::WidgetWithChildrenShortcut);
        key->setObjectName(QStringLiteral("coachTask%1").arg(digit));
        key->setEnabled(false); // Elsewhere they are digits.
        m_digits.append(key);
        connect(key, &QShortcut::activated, this, [this, digit] {
            if (isOn() && digit == m_coach.number()) take();
        });
    }
}

void CoachGuide::begin(bridge::ClusterSession& session)
{
    stop();
    m_coach = {};
    start(session);
    look();
    m_parts.bar.show(m_coach);
}

void CoachGuide::takeOver(CoachGuide& other)
{
    stop();
    if (!other.isOn()) return;
    m_coach = other.m_coach;
    m_told = other.m_told;
    m_run = other.m_run;
    m_exported = other.m_exported;
    start(*other.m_session);
    other.stop();
    m_coach.retell(sight());
    m_parts.bar.show(m_coach);
}

void CoachGuide::start(bridge::ClusterSession& session)
{
    m_session = &session;
    connect(&session, &bridge::ClusterSession::batchArrived, this, &CoachGuide::handleBatch);
    connect(&session, &bridge::ClusterSession::ticked, this, &CoachGuide::look);
    for (auto* key : m_digits)
        key->setEnabled(true);
}

void CoachGuide::stop()
{
    if (m_session) disconnect(m_session, nullptr, this, nullptr);
    m_session = nullptr;
    m_told.reset();
    m_run = 0;
    m_exported = false;
    for (auto* key : m_digits)
        key->setEnabled(false);
    m_parts.bar.hide();
}

bool CoachGuide::isOn() const
{
    return m_session != nullptr;
}

void CoachGuide::noteExport()
{
    m_exported = true;
    if (isOn()) look();
}

void CoachGuide::handleBatch(const link::ObservationBatch& batch)
{
    for (const auto& outcome : batch.asked.outcomes) {
        if (m_told != outcome.command) continue;
        m_told.reset();
        if (!outcome.refusal) continue;
        m_coach.handleRefused(models::clusterText(outcome.detail, 200));
        m_parts.bar.show(m_coach);
    }
}

void CoachGuide::look()
{
    if (!isOn()) return;
    const auto before = m_coach.task();
    if (!m_coach.look(sight())) return;
    m_parts.bar.show(m_coach);
    if (before != models::Coach::Task::Cut || m_coach.task() == before) return;
    // Two blocks, each sure of itself: nowhere is a cut plainer than there.
    m_parts.goTo(PlaceId::Matrix);
    m_parts.askForViews();
}

void CoachGuide::skip()
{
    if (!isOn()) return;
    m_coach.skip(sight());
    m_parts.bar.show(m_coach);
}

void CoachGuide::take()
{
    if (!isOn()) return;
    using Deed = models::Coach::Deed;
    m_exported = false;
    m_run = 0;
    switch (m_coach.begin(sight())) {
    case Deed::None: return;
    case Deed::Freeze:
        tellDemo("freeze " + m_coach.hero());
        m_parts.goTo(PlaceId::Overview);
        break;
    case Deed::Return: tellDemo("return " + m_coach.hero()); break;
    case Deed::Ask:
        m_parts.goTo(PlaceId::Ask);
        m_run = m_parts.ask.ask(QString::fromLatin1(kQuestion));
        if (m_run == 0) m_coach.handleRefused(tr("nothing can be sent now"));
        // In the form, where the keys are now, the next task's digit would be a letter.
        if (const auto lists = m_parts.ask.lists(); !lists.isEmpty()) lists.front()->setFocus();
        break;
    case Deed::Cut:
        tellDemo("cut " + m_coach.zone());
        m_parts.goTo(PlaceId::Overview);
        break;
    case Deed::Heal: tellDemo("heal"); break;
    case Deed::Export:
        m_parts.bar.show(m_coach);
        Q_EMIT exportRequested();
        // The dialog is gone by now, with a file or without.
        if (isOn() && m_coach.task() == models::Coach::Task::Export) m_coach.handleCancelled();
        break;
    case Deed::LookAtReal:
        stop();
        Q_EMIT ended();
        Q_EMIT lookAtRealRequested();
        return;
    }
    m_parts.bar.show(m_coach);
}

void CoachGuide::tellDemo(const std::string& line)
{
    m_told = m_session->directDemo(line);
}

CoachSight CoachGuide::sight() const
{
    const auto& model = m_parts.members.model();
    const auto& tally = model.tally();
    CoachSight out;
    out.members = tally.total - tally.of(models::StatusKind::Left);
    out.failed = tally.of(models::StatusKind::Failed);
    out.suspect = tally.of(models::StatusKind::Suspect);
    out.hero = hero();
    std::map<std::string_view, std::size_t> zones;
    for (const auto& entry : model.members().entries()) {
        if (!entry.row || entry.ghost) continue;
        if (const auto zone = tagOf(*entry.row, kZoneTag); !zone.empty()) ++zones[zone];
    }
    // The last one, so that we and the first node are on the same side.
    if (zones.size() > 1) {
        out.zone = zones.rbegin()->first;
        const auto chosen = zones.find(m_coach.zone().empty() ? out.zone : m_coach.zone());
        out.zoneMembers = chosen == zones.end() ? 0 : chosen->second;
    }
    out.answers = answers();
    out.exported = m_exported;
    return out;
}

std::optional<CoachSight::Hero> CoachGuide::hero() const
{
    const auto& model = m_parts.members.model();
    const auto& self = m_session->status().self;
    link::MemberRowPtr row;
    const auto wanted = m_coach.hero();
    for (const auto& entry : model.members().entries()) {
        if (!entry.row || entry.ghost || (self && entry.row->key == self->key)) continue;
        const auto& name = entry.row->facts->name;
        const bool fits = wanted.empty() ? name == kHero || !row : name == wanted;
        if (fits) row = entry.row;
        if (name == (wanted.empty() ? kHero : std::string_view{wanted})) break;
    }
    if (!row) return std::nullopt;
    // Before we know everybody, somebody better may still come.
    const bool whole = self && self->settled;
    if (wanted.empty() && row->facts->name != kHero && !whole) return std::nullopt;
    CoachSight::Hero out;
    out.name = row->facts->name;
    out.status = models::statusKind(*row);
    out.accusers = row->accusers ? row->accusers->size() : 0;
    if (row->failsBy) {
        out.failsIn = std::max(row->failsBy->boot - m_session->now().boot, Duration::zero());
    }
    out.incarnation = row->incarnation.value();
    QStringList short_;
    if (const auto* catalog = model.catalog()) {
        for (const auto name : catalog->serviceNames(row->key)) {
            for (const auto& [key, service] : catalog->services()) {
                if (key.name != name) continue;
                const auto tally = catalog->tally(key, std::nullopt);
                if (tally.healthy() >= tally.expected()) continue;
                short_.append(QStringLiteral("%1 %2").arg(models::serviceTitle(key),
                                                          models::healthyText(tally)));
            }
        }
    }
    short_.sort();
    out.services = short_.join(QStringLiteral(", "));
    return out;
}

std::optional<CoachSight::Answers> CoachGuide::answers() const
{
    const auto* run = m_run == 0 ? nullptr : m_parts.ask.history().run(m_run);
    if (run == nullptr || run->stage() != models::AskRun::Stage::Over) return std::nullopt;
    models::AnswerGroups groups(*run);
    groups.sortOddFirst();
    QStringList all;
    // Most say this: it comes first in a sentence.
    for (auto group = groups.groups().rbegin(); group != groups.groups().rend(); ++group) {
        all.append(QStringLiteral("%1 × %2")
                       .arg(group->members.size())
                       .arg(models::clusterText(asText(group->value.bytes), 40).simplified()));
    }
    CoachSight::Answers out;
    out.groups = all.join(QStringLiteral(", "));
    QStringList names;
    auto without = run->membersIn(models::ReplyState::AckedOnly);
    const auto silent = run->membersIn(models::ReplyState::Silent);
    without.insert(without.end(), silent.begin(), silent.end());
    const auto& self = m_session->status().self;
    for (const auto& name : without)
        if (!self || name != self->name) names.append(models::clusterText(name, 64));
    const auto more = names.size() - kNamesMost;
    if (more > 0) {
        names = names.mid(0, kNamesMost);
        names.append(tr("%n more", nullptr, static_cast<int>(more)));
    }
    out.silent = names.join(QStringLiteral(", "));
    return out;
}

} // namespace grapevine::widgets
