#include "ui/widgets/window_style.h"

#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleOption>

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

constexpr qreal kRadius = 4.0;
constexpr int kFieldPadding = 6;
constexpr int kFrameWidth = 4;
constexpr int kHeaderMargin = 8;
constexpr int kSortArrowSpace = 16;
constexpr int kComboMargins = 4; ///< Left and right of a chosen entry, as Fusion draws it.

void paintFrame(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& line)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(line.isValid() ? QPen(line, 1) : QPen(Qt::NoPen));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    painter.restore();
}

/// Line and fill of anything pressable.
void paintButton(QPainter& painter, const QStyleOption& option, bool isDefault)
{
    const Theme& theme = Theme::behind(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool hovered = enabled && option.state.testFlag(QStyle::State_MouseOver);
    const bool down = option.state & (QStyle::State_Sunken | QStyle::State_On);
    QColor fill = isDefault ? theme.accent : option.palette.color(QPalette::Button);
    if (hovered) fill = mixed(isDefault ? theme.base : theme.accent, fill, 0.10);
    if (down) fill = mixed(theme.text, fill, 0.14);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    const QColor line = focused     ? theme.accent
                        : isDefault ? fill
                                    : mixed(theme.text, theme.window, 0.28);
    paintFrame(painter, option.rect, fill, line);
    if (!focused) return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isDefault ? theme.onAccent : theme.accent, 1));
    painter.setBrush(Qt::NoBrush);
    const qreal inset = isDefault ? 2.5 : 1.5;
    painter.drawRoundedRect(QRectF(option.rect).adjusted(inset, inset, -inset, -inset), kRadius - 1,
                            kRadius - 1);
    painter.restore();
}

void paintHeaderGround(QPainter& painter, const QStyleOption& option)
{
    const Theme& theme = Theme::behind(option.palette);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    painter.fillRect(option.rect, hovered ? mixed(theme.text, theme.window, 0.06) : theme.window);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                     theme.line);
}

/// The title stands over its cells' text, the arrow just beside it. The arrow points to where the
/// largest stands: up while sorted upwards, which Qt calls SortDown.
void paintHeader(QPainter& painter, const QStyleOptionHeader& header)
{
    const Theme& theme = Theme::behind(header.palette);
    paintHeaderGround(painter, header);
    const bool sorted = header.sortIndicator != QStyleOptionHeader::None;
    const QRect area = header.rect.adjusted(kHeaderMargin, 0, -kHeaderMargin, 0);
    const QString title = header.fontMetrics.elidedText(
        header.text, Qt::ElideRight, area.width() - (sorted ? kSortArrowSpace : 0));
    painter.setPen(sorted ? theme.text : theme.quiet);
    const bool toTheRight =
        QStyle::visualAlignment(header.direction, header.textAlignment) & Qt::AlignRight;
    painter.drawText(area,
                     static_cast<int>((toTheRight ? Qt::AlignRight : Qt::AlignLeft) |
                                      Qt::AlignAbsolute | Qt::AlignVCenter) |
                         Qt::TextSingleLine,
                     title);
    if (!sorted) return;
    const int width = header.fontMetrics.horizontalAdvance(title);
    const QPointF middle(toTheRight ? area.right() - width - 10 : area.left() + width + 10,
                         header.rect.center().y() + 1);
    const qreal tip = header.sortIndicator == QStyleOptionHeader::SortDown ? -2.5 : 2.5;
    QPolygonF arrow;
    arrow << middle + QPointF(-4, -tip) << middle + QPointF(4, -tip) << middle + QPointF(0, tip);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.accent);
    painter.drawPolygon(arrow);
    painter.restore();
}

void paintCheckBox(QPainter& painter, const QStyleOption& option)
{
    const Theme& theme = Theme::behind(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool checked = option.state.testFlag(QStyle::State_On);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    const bool hovered = enabled && option.state.testFlag(QStyle::State_MouseOver);
    const QColor mark = enabled ? theme.accent : mixed(theme.quiet, theme.window, 0.75);
    QColor fill = checked ? mark : theme.base;
    if (hovered) fill = mixed(theme.text, fill, 0.08);
    paintFrame(painter, option.rect, fill,
               checked || focused ? mark : mixed(theme.text, theme.window, 0.4));
    if (!checked) return;
    const QRectF box(option.rect);
    const auto at = [&box](double x, double y) {
        return QPointF(box.left() + box.width() * x, box.top() + box.height() * y);
    };
    QPolygonF tick;
    tick << at(0.24, 0.52) << at(0.43, 0.71) << at(0.77, 0.31);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.onAccent, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(tick);
    painter.restore();
}

/// A field with two arrows at its end.
void paintSpinBox(QPainter& painter, const QStyleOptionSpinBox& spin, const QRect& up,
                  const QRect& down)
{
    const Theme& theme = Theme::behind(spin.palette);
    const bool focused = spin.state.testFlag(QStyle::State_HasFocus);
    paintFrame(painter, spin.rect, theme.base,
               focused ? theme.accent : mixed(theme.text, theme.window, 0.28));
    const auto arrow = [&](const QRect& part, bool upwards, bool enabled, bool hovered) {
        const QPointF middle = QRectF(part).center() + QPointF(-1, upwards ? 1 : -1);
        const double tip = upwards ? -1.5 : 1.5;
        QPolygonF shape;
        shape << middle + QPointF(-3, -tip) << middle + QPointF(3, -tip)
              << middle + QPointF(0, tip);
        painter.setBrush(!enabled ? theme.line : hovered ? theme.accent : theme.quiet);
        painter.drawPolygon(shape);
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const bool over = spin.state.testFlag(QStyle::State_MouseOver);
    arrow(up, true, spin.stepEnabled.testFlag(QAbstractSpinBox::StepUpEnabled),
          over && spin.activeSubControls == QStyle::SC_SpinBoxUp);
    arrow(down, false, spin.stepEnabled.testFlag(QAbstractSpinBox::StepDownEnabled),
          over && spin.activeSubControls == QStyle::SC_SpinBoxDown);
    painter.restore();
}

bool isDefaultButton(const QStyleOption* option)
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    return button != nullptr && button->features.testFlag(QStyleOptionButton::DefaultButton);
}

} // namespace

WindowStyle::WindowStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

void WindowStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                                QPainter* painter, const QWidget* widget) const
{
    const Theme& theme = Theme::behind(option->palette);
    const bool focused = option->state.testFlag(State_HasFocus);
    switch (element) {
    case PE_PanelLineEdit: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame != nullptr && frame->lineWidth <= 0) break;
        paintFrame(*painter, option->rect, option->palette.color(QPalette::Base),
                   focused ? theme.accent : mixed(theme.text, theme.window, 0.28));
        return;
    }
    case PE_FrameLineEdit: return;
    case PE_Frame:
        if (widget != nullptr && widget->windowType() == Qt::Popup) {
            // A list of completions: square, since nothing shines through its corners.
            painter->fillRect(option->rect, mixed(theme.text, theme.window, 0.28));
            painter->fillRect(option->rect.adjusted(1, 1, -1, -1), theme.base);
            return;
        }
        // A field of several lines looks like one of a single line.
        if (qobject_cast<const QPlainTextEdit*>(widget) == nullptr) break;
        paintFrame(*painter, option->rect, option->palette.color(QPalette::Base),
                   widget->hasFocus() ? theme.accent : mixed(theme.text, theme.window, 0.28));
        return;
    case PE_IndicatorCheckBox: paintCheckBox(*painter, *option); return;
    case PE_PanelButtonCommand: paintButton(*painter, *option, isDefaultButton(option)); return;
    case PE_PanelButtonTool: {
        const bool down = option->state & (State_Sunken | State_On);
        const bool hovered =
            option->state.testFlag(State_MouseOver) && option->state.testFlag(State_Enabled);
        if (down || hovered || focused) {
            paintFrame(*painter, option->rect.adjusted(1, 1, -1, -1),
                       mixed(theme.text, theme.window,
                             down      ? 0.12
                             : hovered ? 0.07
                                       : 0.0),
                       focused ? theme.accent : QColor());
        }
        return;
    }
    case PE_FrameFocusRect: return;
    case PE_FrameStatusBarItem: return;
    default: break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void WindowStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const
{
    const Theme& theme = Theme::behind(option->palette);
    switch (element) {
    case CE_Header: {
        const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
        if (header == nullptr) break;
        paintHeader(*painter, *header);
        return;
    }
    case CE_HeaderEmptyArea: paintHeaderGround(*painter, *option); return;
    case CE_ComboBoxLabel: {
        const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        if (combo == nullptr || combo->editable) break;
        const QRect room = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
        QStyleOptionComboBox label(*combo);
        label.currentText = combo->fontMetrics.elidedText(combo->currentText, Qt::ElideRight,
                                                          room.width() - kComboMargins);
        QProxyStyle::drawControl(element, &label, painter, widget);
        return;
    }
    case CE_PushButtonLabel: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (button == nullptr || !isDefaultButton(option)) break;
        QStyleOptionButton label(*button);
        label.palette.setColor(QPalette::ButtonText, theme.onAccent);
        QProxyStyle::drawControl(element, &label, painter, widget);
        return;
    }
    default: break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void WindowStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                     QPainter* painter, const QWidget* widget) const
{
    if (control == CC_SpinBox) {
        if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option)) {
            paintSpinBox(*painter, *spin, subControlRect(control, option, SC_SpinBoxUp, widget),
                         subControlRect(control, option, SC_SpinBoxDown, widget));
            return;
        }
    }
    if (control == CC_ComboBox) {
        const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        if (combo != nullptr && !combo->editable) {
            paintButton(*painter, *option, false);
            QStyleOption arrow(*option);
            const QRect box = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
            arrow.rect = QRect(0, 0, 12, 12);
            arrow.rect.moveCenter(box.center());
            drawPrimitive(PE_IndicatorArrowDown, &arrow, painter, widget);
            return;
        }
    }
    if (control == CC_ToolButton) {
        const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        if (tool != nullptr && tool->features.testFlag(QStyleOptionToolButton::HasMenu) &&
            !tool->features.testFlag(QStyleOptionToolButton::MenuButtonPopup)) {
            // Three lines say "menu" already.
            QStyleOptionToolButton plain(*tool);
            plain.features.setFlag(QStyleOptionToolButton::HasMenu, false);
            QProxyStyle::drawComplexControl(control, &plain, painter, widget);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

int WindowStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                             const QWidget* widget) const
{
    switch (metric) {
    case PM_HeaderMargin: return kHeaderMargin;
    case PM_DefaultFrameWidth:
        // Room for the round corners.
        if (qobject_cast<const QPlainTextEdit*>(widget) != nullptr) return kFrameWidth;
        break;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    default: break;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int WindowStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                           QStyleHintReturn* returned) const
{
    // No second, shifted set of letters below those of what is disabled.
    if (hint == SH_EtchDisabledText) return 0;
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

QRect WindowStyle::subElementRect(SubElement element, const QStyleOption* option,
                                  const QWidget* widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    switch (element) {
    case SE_LineEditContents: return rect.adjusted(kFieldPadding, 0, -kFieldPadding, 0);
    default: return rect;
    }
}

QRect WindowStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                  SubControl part, const QWidget* widget) const
{
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    if (control == CC_ComboBox && part == SC_ComboBoxEditField) {
        return rect.adjusted(kFieldPadding - 2, 0, 0, 0);
    }
    return rect;
}

QSize WindowStyle::sizeFromContents(ContentsType type, const QStyleOption* option,
                                    const QSize& size, const QWidget* widget) const
{
    QSize full = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_PushButton) {
        full.rwidth() += 12;
        full.setHeight(qMax(full.height(), option->fontMetrics.height() + 14));
    }
    return full;
}

QIcon WindowStyle::standardIcon(StandardPixmap which, const QStyleOption* option,
                                const QWidget* widget) const
{
    if (which == SP_LineEditClearButton) return themedIcon(QStringLiteral("clear"));
    return QProxyStyle::standardIcon(which, option, widget);
}

} // namespace grapevine::widgets
