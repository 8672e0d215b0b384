#include "ui/models/member_column.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

#include "ui/models/cluster_text.h"

namespace grapevine::models {

namespace {
using Kind = MemberColumn::Kind;

constexpr std::array kFixed{Kind::Status,      Kind::Name,       Kind::Address,
                            Kind::Since,       Kind::AccusedBy,  Kind::Flaps,
                            Kind::Ribbon,      Kind::OtherTags,  Kind::Incarnation,
                            Kind::Rtt,         Kind::Protocol,   Kind::ProtocolMin,
                            Kind::ProtocolMax, Kind::Delegate,   Kind::DelegateMin,
                            Kind::DelegateMax, Kind::StatusTime, Kind::CoordinateError,
                            Kind::Cluster};

constexpr std::string_view kTagPrefix = "tag:";

QString say(const char* text)
{
    return QCoreApplication::translate("MemberColumn", text);
}

QString rangeHint(const QString& what)
{
    return say(QT_TRANSLATE_NOOP("MemberColumn", "%1, as it announces it")).arg(what);
}
} // namespace

std::span<const MemberColumn::Kind> fixedColumns()
{
    return kFixed;
}

std::optional<MemberColumn> MemberColumn::fromId(std::string_view id)
{
    if (id.substr(0, kTagPrefix.size()) == kTagPrefix) {
        return MemberColumn{Kind::Tag, std::string(id.substr(kTagPrefix.size()))};
    }
    const auto found = std::find_if(kFixed.begin(), kFixed.end(), [id](Kind one) {
        return MemberColumn{one, {}}.id() == id;
    });
    if (found == kFixed.end()) return std::nullopt;
    return MemberColumn{*found, {}};
}

std::string MemberColumn::id() const
{
    switch (kind) {
    case Kind::Status: return "status";
    case Kind::Name: return "name";
    case Kind::Address: return "address";
    case Kind::Since: return "since";
    case Kind::AccusedBy: return "accused-by";
    case Kind::Flaps: return "flaps";
    case Kind::Ribbon: return "ribbon";
    case Kind::Tag: return std::string(kTagPrefix) + tag;
    case Kind::OtherTags: return "tags";
    case Kind::Incarnation: return "incarnation";
    case Kind::Rtt: return "rtt";
    case Kind::Protocol: return "protocol";
    case Kind::ProtocolMin: return "protocol-min";
    case Kind::ProtocolMax: return "protocol-max";
    case Kind::Delegate: return "delegate";
    case Kind::DelegateMin: return "delegate-min";
    case Kind::DelegateMax: return "delegate-max";
    case Kind::StatusTime: return "status-time";
    case Kind::CoordinateError: return "coordinate-error";
    case Kind::Cluster: return "cluster";
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
    case Kind::Flaps: return say(QT_TRANSLATE_NOOP("MemberColumn", "Flaps"));
    case Kind::Ribbon: return say(QT_TRANSLATE_NOOP("MemberColumn", "History"));
    case Kind::Tag: return clusterText(tag, 64);
    case Kind::OtherTags: return say(QT_TRANSLATE_NOOP("MemberColumn", "Tags"));
    case Kind::Incarnation: return say(QT_TRANSLATE_NOOP("MemberColumn", "Incarnation"));
    case Kind::Rtt: return say(QT_TRANSLATE_NOOP("MemberColumn", "RTT"));
    case Kind::Protocol: return say(QT_TRANSLATE_NOOP("MemberColumn", "Protocol"));
    case Kind::ProtocolMin: return say(QT_TRANSLATE_NOOP("MemberColumn", "Protocol min"));
    case Kind::ProtocolMax: return say(QT_TRANSLATE_NOOP("MemberColumn", "Protocol max"));
    case Kind::Delegate: return say(QT_TRANSLATE_NOOP("MemberColumn", "Serf protocol"));
    case Kind::DelegateMin: return say(QT_TRANSLATE_NOOP("MemberColumn", "Serf protocol min"));
    case Kind::DelegateMax: return say(QT_TRANSLATE_NOOP("MemberColumn", "Serf protocol max"));
    case Kind::StatusTime: return say(QT_TRANSLATE_NOOP("MemberColumn", "Status LTime"));
    case Kind::CoordinateError: return say(QT_TRANSLATE_NOOP("MemberColumn", "Coordinate error"));
    case Kind::Cluster: return say(QT_TRANSLATE_NOOP("MemberColumn", "Cluster"));
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
    case Kind::Flaps:
        return say(QT_TRANSLATE_NOOP(
            "MemberColumn", "How often it came back from failed, or spoke up while suspected"));
    case Kind::Ribbon:
        return say(QT_TRANSLATE_NOOP(
            "MemberColumn", "Its status over time, as far as this window has watched; hatched "
                            "before that. Right click for an hour, a day or a week."));
    case Kind::Tag:
        return say(QT_TRANSLATE_NOOP("MemberColumn", "Tag “%1”")).arg(clusterText(tag, 64));
    case Kind::OtherTags:
        return say(QT_TRANSLATE_NOOP("MemberColumn", "All tags that have no column of their own"));
    case Kind::Incarnation:
        return say(QT_TRANSLATE_NOOP(
            "MemberColumn",
            "How often it has spoken up about itself; jumps mean it was suspected"));
    case Kind::Rtt:
        return say(QT_TRANSLATE_NOOP("MemberColumn",
                                     "Round trip of our own last ping, from this machine"));
    case Kind::Protocol:
        return say(QT_TRANSLATE_NOOP("MemberColumn", "memberlist's protocol version in use"));
    case Kind::ProtocolMin:
        return rangeHint(
            say(QT_TRANSLATE_NOOP("MemberColumn", "Lowest memberlist protocol it speaks")));
    case Kind::ProtocolMax:
        return rangeHint(
            say(QT_TRANSLATE_NOOP("MemberColumn", "Highest memberlist protocol it speaks")));
    case Kind::Delegate:
        return say(QT_TRANSLATE_NOOP("MemberColumn", "Serf's protocol version in use"));
    case Kind::DelegateMin:
        return rangeHint(say(QT_TRANSLATE_NOOP("MemberColumn", "Lowest Serf protocol it speaks")));
    case Kind::DelegateMax:
        return rangeHint(say(QT_TRANSLATE_NOOP("MemberColumn", "Highest Serf protocol it speaks")));
    case Kind::StatusTime:
        return say(QT_TRANSLATE_NOOP(
            "MemberColumn", "Serf's Lamport time of the last join or leave; no time of day"));
    case Kind::CoordinateError:
        return say(QT_TRANSLATE_NOOP(
            "MemberColumn", "How far off its network coordinates may be: 0 is sure, 1.5 is new"));
    case Kind::Cluster:
        return say(
            QT_TRANSLATE_NOOP("MemberColumn", "Which of the open clusters it is a member of"));
    }
    return {};
}

bool MemberColumn::isNumber() const
{
    switch (kind) {
    case Kind::Flaps:
    case Kind::Incarnation:
    case Kind::Rtt:
    case Kind::Protocol:
    case Kind::ProtocolMin:
    case Kind::ProtocolMax:
    case Kind::Delegate:
    case Kind::DelegateMin:
    case Kind::DelegateMax:
    case Kind::StatusTime:
    case Kind::CoordinateError: return true;
    case Kind::Status:
    case Kind::Name:
    case Kind::Address:
    case Kind::Since:
    case Kind::AccusedBy:
    case Kind::Ribbon:
    case Kind::Tag:
    case Kind::OtherTags:
    case Kind::Cluster: return false;
    }
    return false;
}

QVariant headingOf(const MemberColumn& column, int role, const QString& span)
{
    switch (role) {
    case Qt::DisplayRole:
        return column.kind == Kind::Ribbon ? QStringLiteral("%1 · %2").arg(column.title(), span)
                                           : column.title();
    case Qt::ToolTipRole: return tooltipText(column.hint());
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter |
                                (column.isNumber() ? Qt::AlignRight : Qt::AlignLeft));
    default: return {};
    }
}

bool announces(const link::MemberRow& row)
{
    return row.source != link::RowSource::NameOnly && row.facts->versions != ProtocolVersions{};
}

const std::string* tagValue(const NodeFacts& facts, const std::string& key)
{
    const auto at = std::lower_bound(
        facts.tags.begin(), facts.tags.end(), key,
        [](const auto& tag, const std::string& wanted) { return tag.first < wanted; });
    return at != facts.tags.end() && at->first == key ? &at->second : nullptr;
}

} // namespace grapevine::models
