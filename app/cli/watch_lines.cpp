#include "app/cli/watch_lines.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/member_json.h"
#include "app/cli/member_text.h"
#include "core/base/plain_text.h"
#include "core/base/time_text.h"

namespace grapevine::cli {

using link::EntryKind;

std::string WatchLines::line(const link::TimelineEntry& entry) const
{
    return m_json ? jsonLine(entry) : textLine(entry);
}

std::string WatchLines::jsonLine(const link::TimelineEntry& entry) const
{
    Json out;
    out["at"] = rfc3339(entry.at.wall);
    out["kind"] = word(entry.kind);
    switch (entry.kind) {
    case EntryKind::User:
        out["name"] = entry.name;
        out["payload_b64"] = toBase64(entry.payload);
        out["ltime"] = entry.lamportTime ? entry.lamportTime->value() : 0;
        out["coalesce"] = entry.coalesce;
        break;
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
        break;
    }
    return oneLine(out) + "\n";
}

std::string WatchLines::textLine(const link::TimelineEntry& entry) const
{
    const auto head = fmt::format("{}  {:<14}  ", rfc3339(entry.at.wall), word(entry.kind));
    switch (entry.kind) {
    case EntryKind::User:
        return fmt::format("{}{} (ltime {}, {} bytes)\n", head, plainText(entry.name, 255),
                           entry.lamportTime ? entry.lamportTime->value() : 0,
                           entry.payload.size());
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
            "{}{} (ltime {}, id {}, {} bytes{}{})\n", head, plainText(entry.name, 255),
            entry.lamportTime ? entry.lamportTime->value() : 0,
            entry.queryId ? entry.queryId->value() : 0, entry.payload.size(),
            entry.from ? ", from " : "", entry.from ? plainText(*entry.from, 255) : std::string{});
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
    }
    if (entry.kind == EntryKind::MemberSuspect && entry.from)
        out += "  accused by " + plainText(*entry.from, 255);
    return out + "\n";
}

} // namespace grapevine::cli
