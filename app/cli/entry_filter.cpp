#include "app/cli/entry_filter.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "core/base/plain_text.h"

namespace grapevine::cli {

using link::EntryKind;

namespace {

constexpr std::array kSerfs{
    EntryKind::MemberJoin, EntryKind::MemberLeave, EntryKind::MemberFailed, EntryKind::MemberUpdate,
    EntryKind::MemberReap, EntryKind::User,        EntryKind::Query};
constexpr std::array kOurs{EntryKind::Snapshot, EntryKind::Resync, EntryKind::MemberSuspect,
                           EntryKind::MemberRefute};

template<class Kinds> const EntryKind* kindNamed(const Kinds& kinds, std::string_view word)
{
    const auto at = std::find_if(kinds.begin(), kinds.end(),
                                 [&](EntryKind kind) { return link::word(kind) == word; });
    return at == kinds.end() ? nullptr : &*at;
}

} // namespace

Expected<EntryFilter, std::string> EntryFilter::parse(std::string_view words)
{
    EntryFilter filter;
    while (true) {
        const auto comma = words.find(',');
        const auto word = words.substr(0, comma);
        One one;
        const auto colon = word.find(':');
        const auto kind = word.substr(0, colon);
        one.any = word == "*";
        if (!one.any) {
            const auto* known = kindNamed(kSerfs, kind);
            if (known == nullptr) known = kindNamed(kOurs, kind);
            const bool named = colon != std::string_view::npos;
            if (known == nullptr ||
                (named && *known != EntryKind::User && *known != EntryKind::Query)) {
                return failure(fmt::format(
                    "{}: not a kind; write *, member-join, member-leave, member-failed, "
                    "member-update, member-reap, user, user:NAME, query, query:NAME, snapshot, "
                    "resync, member-suspect or member-refute",
                    plainText(word, 200)));
            }
            one.kind = *known;
            if (named) one.name = word.substr(colon + 1);
        }
        filter.m_any.push_back(std::move(one));
        if (comma == std::string_view::npos) return filter;
        words.remove_prefix(comma + 1);
    }
}

EntryFilter EntryFilter::forQuery(std::string_view name)
{
    EntryFilter filter;
    filter.m_any.push_back({false, EntryKind::Query, std::string{name}});
    return filter;
}

bool EntryFilter::matches(const link::TimelineEntry& entry) const
{
    const bool serfs = std::find(kSerfs.begin(), kSerfs.end(), entry.kind) != kSerfs.end();
    return std::any_of(m_any.begin(), m_any.end(), [&](const One& one) {
        if (one.any) return serfs;
        return one.kind == entry.kind && (one.name.empty() || one.name == entry.name);
    });
}

} // namespace grapevine::cli
