#include "ui/widgets/delivery_delegate.h"

#include "ui/models/delivery_model.h"

namespace grapevine::widgets {

namespace {

using link::DeliveryState;
using models::DeliveryModel;

QString signOf(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Held: return QStringLiteral("✓");
    case DeliveryState::Missing: return QStringLiteral("✗");
    case DeliveryState::Unasked: return QStringLiteral("?");
    case DeliveryState::Rolled: return QStringLiteral("~");
    case DeliveryState::Waiting: return QStringLiteral("·");
    case DeliveryState::Observer: return QStringLiteral("–");
    }
    return {};
}

} // namespace

MarkDelegate::Look DeliveryDelegate::look(const QModelIndex& index) const
{
    const auto state = static_cast<DeliveryState>(index.data(DeliveryModel::StateRole).toInt());
    const bool counts = state != DeliveryState::Waiting && state != DeliveryState::Observer;
    Look out;
    out.quiet = !counts && index.column() != DeliveryModel::Member;
    if (index.column() != DeliveryModel::State) return out;
    out.mark = signOf(state);
    out.bold = state == DeliveryState::Missing || state == DeliveryState::Unasked;
    return out;
}

} // namespace grapevine::widgets
