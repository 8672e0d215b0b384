#include "ui/models/member_column.h"

#include <QCoreApplication>

#include <algorithm>

#include "ui/models/cluster_text.h"

namespace grapevine::models {

namespace {
QString say(const char* text)
{
    return QCoreApplication::translate("MemberColumn", text);
}
} // namespace

std::string MemberColumn::id() const
{
    switch (kind) {
    case Kind::Status: return "status";
    case Kind::Name: return "name";
    case Kind::Address: return "address";
    case Kind::Since: return "since";
    case Kind::AccusedBy: return "accused-by";
    case Kind::Tag: return "tag:" + tag;
    case Kind::OtherTags: return "tags";
    case Kind::Incarnation: return "incarnation";
    case Kind::Rtt: return "rtt";
    }
    return {};
}

QString MemberColumn::title() const
{
    switch (kind) {
    case Kind::Status: return say(QT_TRANSLATE_NOOP("MemberColumn", "Status"));
    case Kind::Name: return say(QT_TRANSLATE_NOOP("MemberColumn", "Name"));
    case Kind::Address: return say(QT_TRANSLATE_NOOP("MemberColumn", "Address"));
    case Kind::Since: return say(QT_TRANSLATE_NOOP("MemberColumn", "Since"));
    case Kind::AccusedBy: return say(QT_TRANSLATE_NOOP("MemberColumn", "Accused by"));
    case Kind::Tag: return clusterText(tag, 64);
    case Kind::OtherTags: return say(QT_TRANSLATE_NOOP("MemberColumn", "Tags"));
    case Kind::Incarnation: return say(QT_TRANSLATE_NOOP("MemberColumn", "Incarnation"));
    case Kind::Rtt: return say(QT_TRANSLATE_NOOP("MemberColumn", "RTT"));
    }
    return {};
}

QString MemberColumn::hint() const
{
    switch (kind) {
    case Kind::Status:
        return say(QT_TRANSLATE_NOOP("MemberColumn",
                                     "Serf's status, with suspicion from the layer below"));
    case Kind::Name: return say(QT_TRANSLATE_NOOP("MemberColumn", "Name of the member"));
    case Kind::Address:
        return say(QT_TRANSLATE_NOOP("MemberColumn", "Address and port it announces for gossip"));
    case Kind::Since:
        return say(QT_TRANSLATE_NOOP("MemberColumn", "How long it has been seen in this status"));
    case Kind::AccusedBy:
        return say(QT_TRANSLATE_NOOP(
            "MemberColumn", "Whose accusations of a suspect have reached us, first accuser first"));
    case Kind::Tag:
        return say(QT_TRANSLATE_NOOP("MemberColumn", "Tag “%1”, carried by most members"))
            .arg(clusterText(tag, 64));
    case Kind::OtherTags:
        return say(QT_TRANSLATE_NOOP("MemberColumn", "All tags that have no column of their own"));
    case Kind::Incarnation:
        return say(QT_TRANSLATE_NOOP(
            "MemberColumn",
            "How often it has spoken up about itself; jumps mean it was suspected"));
    case Kind::Rtt:
        return say(QT_TRANSLATE_NOOP("MemberColumn",
                                     "Round trip of our own last ping, from this machine"));
    }
    return {};
}

bool MemberColumn::isNumber() const
{
    return kind == Kind::Incarnation || kind == Kind::Rtt;
}

const std::string* tagValue(const NodeFacts& facts, const std::string& key)
{
    const auto at = std::lower_bound(
        facts.tags.begin(), facts.tags.end(), key,
        [](const auto& tag, const std::string& wanted) { return tag.first < wanted; });
    return at != facts.tags.end() && at->first == key ? &at->second : nullptr;
}

} // namespace grapevine::models
