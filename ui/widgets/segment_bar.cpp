#include "ui/widgets/segment_bar.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>

#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

constexpr qreal kRadius = 4.0;
constexpr int kSidePadding = 14;

/// One part of the bar. Its ends are round where the bar ends.
class Segment final : public QAbstractButton {
public:
    Segment(const QString& objectName, const QString& text, QWidget* parent)
        : QAbstractButton(parent)
    {
        setObjectName(objectName);
        setText(text);
        setAccessibleName(text);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        // As wide as when it is chosen, or the bar would move under the pointer.
        QFont bold = font();
        bold.setBold(true);
        const QFontMetrics metrics(bold);
        return {metrics.horizontalAdvance(text()) + 2 * kSidePadding, metrics.height() + 12};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::behind(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QColor fill = isChecked() ? mixed(theme.accent, theme.window, theme.dark ? 0.22 : 0.14)
                                  : palette().color(QPalette::Button);
        if (!isChecked() && underMouse()) fill = mixed(theme.accent, fill, 0.08);
        const QColor line =
            hasFocus() || isChecked() ? theme.accent : mixed(theme.text, theme.window, 0.28);
        painter.setBrush(fill);
        painter.setPen(QPen(line, 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
        if (hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5), kRadius - 2,
                                    kRadius - 2);
        }
        QFont words = font();
        words.setBold(isChecked());
        painter.setFont(words);
        painter.setPen(isEnabled() ? theme.text
                                   : palette().color(QPalette::Disabled, QPalette::ButtonText));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
    }
};

} // namespace

SegmentBar::SegmentBar(const QString& objectName, QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    setObjectName(objectName);
    m_group->setExclusive(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    connect(m_group, &QButtonGroup::idClicked, this, &SegmentBar::chosen);
}

int SegmentBar::addSegment(const QString& objectName, const QString& text, const QString& hint)
{
    auto* segment = new Segment(objectName, text, this);
    segment->setToolTip(hint);
    segment->setAccessibleDescription(hint);
    const int number = static_cast<int>(m_group->buttons().size());
    m_group->addButton(segment, number);
    layout()->addWidget(segment);
    if (number == 0) segment->setChecked(true);
    return number;
}

void SegmentBar::setCurrent(int number)
{
    if (auto* segment = m_group->button(number)) segment->setChecked(true);
}

int SegmentBar::current() const
{
    return m_group->checkedId();
}

QAbstractButton* SegmentBar::segment(int number) const
{
    return m_group->button(number);
}

} // namespace grapevine::widgets
