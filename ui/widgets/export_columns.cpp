#include "ui/widgets/export_columns.h"

#include <algorithm>
#include <optional>

namespace grapevine::widgets {

namespace {

using Kind = models::MemberColumn::Kind;

std::optional<snapshot::Column::Kind> kindOf(Kind kind)
{
    switch (kind) {
    case Kind::Status: return snapshot::Column::Kind::Status;
    case Kind::Name: return snapshot::Column::Kind::Name;
    case Kind::Address: return snapshot::Column::Kind::Address;
    case Kind::Since: return snapshot::Column::Kind::Since;
    case Kind::AccusedBy: return snapshot::Column::Kind::Accusers;
    case Kind::Flaps: return snapshot::Column::Kind::Flaps;
    case Kind::Tag: return snapshot::Column::Kind::Tag;
    case Kind::OtherTags: return snapshot::Column::Kind::Tags;
    case Kind::Incarnation: return snapshot::Column::Kind::Incarnation;
    case Kind::Rtt: return snapshot::Column::Kind::Rtt;
    case Kind::Protocol:
    case Kind::ProtocolMin:
    case Kind::ProtocolMax:
    case Kind::Delegate:
    case Kind::DelegateMin:
    case Kind::DelegateMax: return snapshot::Column::Kind::Protocol;
    case Kind::StatusTime: return snapshot::Column::Kind::LTime;
    case Kind::Cluster: return snapshot::Column::Kind::Cluster;
    case Kind::Ribbon:
    case Kind::CoordinateError: break;
    }
    return std::nullopt;
}

} // namespace

std::vector<snapshot::Column> exportColumns(const models::MemberColumns& columns)
{
    std::vector<snapshot::Column> out;
    for (const auto& column : columns) {
        const auto kind = kindOf(column.kind);
        if (!kind) continue;
        const snapshot::Column next{*kind, column.tag};
        if (std::find(out.begin(), out.end(), next) == out.end()) out.push_back(next);
    }
    return out;
}

} // namespace grapevine::widgets
