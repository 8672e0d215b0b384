#include "ui/models/incident_book.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <numeric>
#include <utility>

#include "ui/models/cluster_health.h"
#include "ui/models/cluster_text.h"
#include "ui/models/time_words.h"

namespace grapevine::models {

namespace {

using link::EntryKind;

/// Names in a notice; a notice is no list.
constexpr std::size_t kNamesMost = 3;
/// A member of an incident that changed this often comes and goes.
constexpr std::uint32_t kFlapsTold = 4;
constexpr std::string_view kZoneTag = "zone";

struct Context {
    Q_DECLARE_TR_FUNCTIONS(Incident)
};

std::string zoneOf(const link::MemberRow& row)
{
    for (const auto& [key, value] : row.facts->tags)
        if (key == kZoneTag) return value;
    return {};
}

QString nameOf(const std::string& name)
{
    return clusterText(name, 64);
}

} // namespace

std::size_t IncidentBook::Incident::failedNow() const
{
    return static_cast<std::size_t>(
        std::count_if(cases.begin(), cases.end(), [](const auto& at) { return at.second.failed; }));
}

std::size_t IncidentBook::Incident::changes() const
{
    return std::accumulate(cases.begin(), cases.end(), std::size_t{0},
                           [](std::size_t sum, const auto& at) { return sum + at.second.changes; });
}

bool IncidentBook::Incident::isFlapping() const
{
    return std::any_of(cases.begin(), cases.end(), [](const auto& at) {
        return at.second.changes >= kFlapsTold || !at.second.failedEver;
    });
}

void IncidentBook::handle(const link::TimelineEntry& entry)
{
    const auto at = entry.at.boot;
    switch (entry.kind) {
    case EntryKind::MemberFailed:
        for (const auto& row : entry.members)
            note(*row, at, true);
        break;
    case EntryKind::MemberLeave:
    case EntryKind::MemberReap:
        for (const auto& row : entry.members)
            drop(row->facts->name);
        break;
    case EntryKind::MemberJoin:
    case EntryKind::MemberRefute:
        for (const auto& row : entry.members) {
            const bool known = m_open && m_open->cases.contains(row->facts->name);
            // Who had to speak up again and again is an incident as well, though it never failed.
            if (known || isFlapping(*row, entry.at)) note(*row, at, false);
        }
        break;
    case EntryKind::Gap:
    case EntryKind::Stale:
        if (!m_brokenSince) m_brokenSince = at;
        break;
    case EntryKind::Snapshot:
    case EntryKind::Resync: handlePicture(entry); break;
    case EntryKind::MemberUpdate:
    case EntryKind::MemberSuspect:
    case EntryKind::User:
    case EntryKind::Ready:
    case EntryKind::Conflict:
    case EntryKind::Query:
    case EntryKind::Note: break;
    }
}

void IncidentBook::note(const link::MemberRow& row, TimePoint at, bool failed)
{
    if (!m_open) {
        m_open.emplace();
        m_open->number = ++m_number;
        m_open->begun = at;
    }
    auto found = m_open->cases.find(row.facts->name);
    if (found == m_open->cases.end()) {
        if (m_open->cases.size() >= kMembersMost) {
            ++m_uncounted;
            return;
        }
        found = m_open->cases.emplace(row.facts->name, Case{zoneOf(row)}).first;
        m_open->lastGrown = at;
    }
    auto& one = found->second;
    one.failed = failed;
    one.failedEver = one.failedEver || failed;
    ++one.changes;
    m_open->lastChange = at;
}

void IncidentBook::drop(const std::string& name)
{
    if (m_open) m_open->cases.erase(name);
    if (m_open && m_open->cases.empty()) m_open.reset();
}

void IncidentBook::handlePicture(const link::TimelineEntry& entry)
{
    const auto broken = std::exchange(m_brokenSince, std::nullopt);
    for (const auto& row : entry.members) {
        const bool failed = row->status == link::MemberStatus::Failed;
        const auto* known = m_open && m_open->cases.contains(row->facts->name)
                                ? &m_open->cases.at(row->facts->name)
                                : nullptr;
        if (known != nullptr && known->failed != failed) {
            note(*row, entry.at.boot, failed);
        } else if (known == nullptr && failed && broken && !row->sinceFirstLook &&
                   row->since.boot >= *broken) {
            // It happened while nobody told us.
            note(*row, entry.at.boot, true);
        }
    }
}

void IncidentBook::look(Moment now, OwnLink link)
{
    lookAtLink(now.boot, link);
    if (!m_open) return;
    auto& open = *m_open;
    if (!open.told) {
        if (m_doubtSince || now.boot - open.begun < kGather) return;
        if (open.failedNow() == 0 && !open.isFlapping()) {
            // It came back before anybody was told; the timeline has it.
            m_open.reset();
            return;
        }
        tell(IncidentNews::Kind::Opened, now.boot);
        open.told = true;
        return;
    }
    const bool grew = open.cases.size() > open.toldCases && now.boot - open.lastGrown >= kGrown;
    const bool flaps = open.isFlapping() && !open.toldFlapping;
    if (!m_doubtSince && (grew || flaps)) tell(IncidentNews::Kind::Grew, now.boot);
    if (m_doubtSince || now.boot - open.lastChange < kCalm) return;
    // Who is still gone by now is known to be; another failure is another incident.
    if (open.failedNow() == 0) tell(IncidentNews::Kind::Closed, now.boot);
    m_open.reset();
}

void IncidentBook::lookAtLink(TimePoint now, OwnLink link)
{
    if (link == OwnLink::Well) {
        m_doubtSince.reset();
        m_linkTold = false;
        return;
    }
    if (!m_doubtSince) m_doubtSince = now;
    if (m_linkTold || (link == OwnLink::Silent && now - *m_doubtSince < kSilentShort)) return;
    m_linkTold = true;
    m_news.push_back({.kind = IncidentNews::Kind::OwnLink,
                      .incident = 0,
                      .headline = link == OwnLink::Silent
                                      ? Context::tr("Nobody in the cluster answers")
                                      : Context::tr("The whole cluster looks suspect"),
                      .detail = Context::tr("Your own link is the likelier cause. Nothing is said "
                                            "about the others until it is well again."),
                      .at = *m_doubtSince});
}

void IncidentBook::tell(IncidentNews::Kind kind, TimePoint now)
{
    auto& open = *m_open;
    open.toldCases = open.cases.size();
    open.toldFlapping = open.isFlapping();
    QStringList names;
    for (const auto& [name, one] : open.cases) {
        if (static_cast<std::size_t>(names.size()) == kNamesMost) {
            names.append(QStringLiteral("…"));
            break;
        }
        names.append(nameOf(name));
    }
    const bool alone = open.cases.size() == 1;
    const auto count = static_cast<int>(open.cases.size());
    IncidentNews news{
        .kind = kind, .incident = open.number, .headline = {}, .detail = {}, .at = open.begun};
    QStringList detail;
    if (!alone) detail.append(names.join(QStringLiteral(", ")));
    if (kind == IncidentNews::Kind::Closed) {
        news.headline = alone ? Context::tr("%1 is stable again").arg(names.front())
                              : Context::tr("%n member(s) are stable again", nullptr, count);
        detail.append(Context::tr("calm for %1; it took %2, with %n change(s)", nullptr,
                                  static_cast<int>(open.changes()))
                          .arg(ageText(kCalm), ageText(open.lastChange - open.begun)));
    } else if (open.toldFlapping) {
        news.headline = alone ? Context::tr("%1 comes and goes").arg(names.front())
                              : Context::tr("%n member(s) come and go", nullptr, count);
        detail.append(Context::tr("%n change(s) in %1", nullptr, static_cast<int>(open.changes()))
                          .arg(ageText(now - open.begun)));
    } else {
        news.headline = alone ? Context::tr("%1 failed").arg(names.front())
                              : Context::tr("%n member(s) failed", nullptr, count);
    }
    const auto& zone = open.cases.begin()->second.zone;
    if (!alone && !zone.empty() &&
        std::all_of(open.cases.begin(), open.cases.end(),
                    [&zone](const auto& at) { return at.second.zone == zone; })) {
        detail.append(Context::tr("all in zone %1").arg(nameOf(zone)));
    }
    news.detail = detail.join(QStringLiteral(" · "));
    m_news.push_back(std::move(news));
}

std::vector<IncidentNews> IncidentBook::take()
{
    return std::exchange(m_news, {});
}

} // namespace grapevine::models
