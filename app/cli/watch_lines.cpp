#include "app/cli/watch_lines.h"

#include <chrono>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/member_json.h"
#include "app/cli/member_text.h"
#include "core/base/plain_text.h"
#include "core/base/time_text.h"

namespace grapevine::cli {

using link::EntryKind;

namespace {

constexpr std::size_t kPayloadShown = 200;

Json tagsJson(const Tags& tags)
{
    Json out = Json::object();
    for (const auto& [key, value] : tags)
        out[key] = value;
    return out;
}

Json changeJson(const TagChange& change)
{
    Json out;
    out["added"] = tagsJson(change.added);
    out["changed"] = Json::object();
    for (const auto& one : change.changed)
        out["changed"][one.key] = {{"from", one.before}, {"to", one.after}};
    out["removed"] = tagsJson(change.removed);
    return out;
}

/// `+zone=a role=web->db -old=1`
std::string changeText(const TagChange& change)
{
    std::string out;
    for (const auto& [key, value] : change.added)
        out += fmt::format(" +{}={}", plainText(key, 255), plainText(value, 255));
    for (const auto& one : change.changed)
        out += fmt::format(" {}={}->{}", plainText(one.key, 255), plainText(one.before, 255),
                           plainText(one.after, 255));
    for (const auto& [key, value] : change.removed)
        out += fmt::format(" -{}={}", plainText(key, 255), plainText(value, 255));
    return out;
}

/// One object, put together by hand: events come in floods, and a Json costs as much as the rest.
std::string userJson(const link::TimelineEntry& entry)
{
    return fmt::format(
        R"({{"at":"{}","kind":"{}","name":{},"payload_b64":"{}","ltime":{},"coalesce":{}}})",
        rfc3339(entry.at.wall), word(entry.kind), oneLine(Json(entry.name)),
        toBase64(entry.payload), entry.lamportTime ? entry.lamportTime->value() : 0,
        entry.coalesce);
}

std::string payloadText(const Bytes& payload)
{
    return payload.empty() ? std::string{} : ": " + plainText(asText(payload), kPayloadShown);
}

} // namespace

std::string WatchLines::line(const link::TimelineEntry& entry)
{
    const auto news = m_tags.handleEntry(entry);
    return m_json ? jsonLine(entry, news) : textLine(entry, news);
}

std::string WatchLines::line(const link::Accusation& accusation) const
{
    using Seconds = std::chrono::duration<double>;
    const double left = accusation.left ? Seconds(*accusation.left).count() : 0.0;
    if (m_json) {
        Json out;
        out["at"] = rfc3339(accusation.at.wall);
        out["kind"] = "accusation";
        out["verdict"] = word(accusation.kind);
        out["member"] = accusation.name;
        out["from"] = accusation.from.empty() ? Json() : Json(accusation.from);
        out["incarnation"] = accusation.incarnation.value();
        out["accusers"] = accusation.accusers;
        out["left_ms"] = accusation.left ? Json(left * 1000.0) : Json();
        return oneLine(out) + "\n";
    }
    auto out = fmt::format("{}  {:<14}  {} {}", rfc3339(accusation.at.wall), "accusation",
                           word(accusation.kind), plainText(accusation.name, 255));
    if (!accusation.from.empty()) out += " by " + plainText(accusation.from, 255);
    out += fmt::format(" (incarnation {}, {} accusers", accusation.incarnation.value(),
                       accusation.accusers);
    if (accusation.left) out += fmt::format(", {:.1f} s left", left);
    return out + ")\n";
}

std::string WatchLines::jsonLine(const link::TimelineEntry& entry, const TagNews& news) const
{
    if (entry.kind == EntryKind::User) return userJson(entry) + "\n";
    Json out;
    out["at"] = rfc3339(entry.at.wall);
    out["kind"] = word(entry.kind);
    switch (entry.kind) {
    case EntryKind::User: break;
    case EntryKind::Note:
    case EntryKind::Stale:
    case EntryKind::Gap: out["text"] = plainText(entry.text); break;
    case EntryKind::Ready:
        if (!entry.members.empty()) {
            out["name"] = entry.members.front()->facts->name;
            out["addr"] = entry.members.front()->facts->endpoint.text();
        }
        break;
    case EntryKind::Conflict:
        out["member"] = entry.name;
        out["addrs"] = entry.addresses;
        break;
    case EntryKind::Query:
        out["name"] = entry.name;
        out["payload_b64"] = toBase64(entry.payload);
        out["ltime"] = entry.lamportTime ? entry.lamportTime->value() : 0;
        out["id"] = entry.queryId ? entry.queryId->value() : 0;
        out["from"] = entry.from ? Json(*entry.from) : Json();
        break;
    case EntryKind::Resync: out["text"] = plainText(entry.text); [[fallthrough]];
    case EntryKind::MemberSuspect:
    case EntryKind::Snapshot:
    case EntryKind::MemberJoin:
    case EntryKind::MemberLeave:
    case EntryKind::MemberFailed:
    case EntryKind::MemberUpdate:
    case EntryKind::MemberReap:
    case EntryKind::MemberRefute:
        if (entry.kind == EntryKind::MemberSuspect || entry.kind == EntryKind::MemberRefute) {
            if (!entry.members.empty()) {
                out["member"] = entry.members.front()->facts->name;
                if (entry.kind == EntryKind::MemberSuspect) {
                    out["from"] = entry.from ? Json(*entry.from) : Json();
                }
                out["incarnation"] = entry.members.front()->incarnation.value();
            }
        }
        out["members"] = Json::array();
        for (const auto& row : entry.members)
            out["members"].push_back(serfJson(*row));
        if (entry.kind == EntryKind::MemberUpdate) {
            out["tag_changes"] = Json::object();
            for (const auto& [name, change] : news)
                out["tag_changes"][name] = changeJson(change);
        }
        break;
    }
    return oneLine(out) + "\n";
}

std::string WatchLines::textLine(const link::TimelineEntry& entry, const TagNews& news) const
{
    const auto head = fmt::format("{}  {:<14}  ", rfc3339(entry.at.wall), word(entry.kind));
    switch (entry.kind) {
    case EntryKind::User:
        return fmt::format("{}{} (ltime {}, {} bytes{}){}\n", head, plainText(entry.name, 255),
                           entry.lamportTime ? entry.lamportTime->value() : 0, entry.payload.size(),
                           entry.coalesce ? ", coalesce" : "", payloadText(entry.payload));
    case EntryKind::Note:
    case EntryKind::Stale:
    case EntryKind::Gap: return head + plainText(entry.text) + "\n";
    case EntryKind::Conflict: {
        auto out = fmt::format("{}{} is claimed from", head, plainText(entry.name, 255));
        for (const auto& address : entry.addresses)
            out += " " + plainText(address, 255);
        return out + "\n";
    }
    case EntryKind::Query:
        return fmt::format(
            "{}{} (ltime {}, id {}, {} bytes{}{}){}\n", head, plainText(entry.name, 255),
            entry.lamportTime ? entry.lamportTime->value() : 0,
            entry.queryId ? entry.queryId->value() : 0, entry.payload.size(),
            entry.from ? ", from " : "", entry.from ? plainText(*entry.from, 255) : std::string{},
            payloadText(entry.payload));
    case EntryKind::Snapshot:
    case EntryKind::Resync: {
        auto out = fmt::format("{}{} members{}{}\n", head, entry.members.size(),
                               entry.text.empty() ? "" : ": ", plainText(entry.text));
        return out + memberTable(entry.members, false, m_colored);
    }
    case EntryKind::Ready:
    case EntryKind::MemberJoin:
    case EntryKind::MemberLeave:
    case EntryKind::MemberFailed:
    case EntryKind::MemberUpdate:
    case EntryKind::MemberReap:
    case EntryKind::MemberSuspect:
    case EntryKind::MemberRefute: break;
    }
    std::string out = head;
    for (const auto& row : entry.members) {
        out +=
            fmt::format("{}  {}  {}  {}", plainText(row->facts->name, 255),
                        row->facts->endpoint.address.isNone() ? "-" : row->facts->endpoint.text(),
                        statusText(*row, m_colored), tagsText(row->facts->tags));
        while (!out.empty() && out.back() == ' ')
            out.pop_back();
        const auto change = news.find(row->facts->name);
        if (change != news.end() && !change->second.isEmpty())
            out += "  changed:" + changeText(change->second);
    }
    if (entry.kind == EntryKind::MemberSuspect && entry.from)
        out += "  accused by " + plainText(*entry.from, 255);
    return out + "\n";
}

} // namespace grapevine::cli
