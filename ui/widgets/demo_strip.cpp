#include "ui/widgets/demo_strip.h"

#include <QHBoxLayout>
#include <QPainter>

#include "ui/widgets/elided_label.h"
#include "ui/widgets/key_hints.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

constexpr int kEdge = 12;
constexpr int kBadgePadding = 8;

QFont badgeFont(QFont font)
{
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() - 1);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 1);
    return font;
}

} // namespace

DemoStrip::DemoStrip(QWidget* parent)
    : QFrame(parent)
    , m_words(new ElidedLabel(QStringLiteral("demoWords"), this))
{
    setObjectName(QStringLiteral("demoStrip"));
    setAccessibleName(tr("Demo"));
    m_words->setGivesWay(true);
    m_words->setText(tr("Real nodes on this computer, talking to each other over its loopback "
                        "network. Nothing leaves it."));
    setAccessibleDescription(m_words->text());
    auto* leave = new LinkButton(QStringLiteral("leaveDemo"), this);
    leave->setAccessibleName(tr("Leave the demo"));
    KeyHints::say(*leave, KeyHints::In::Text, leave->accessibleName(),
                  {QStringLiteral("cluster.leave")});
    auto* row = new QHBoxLayout(this);
    const int badge = QFontMetrics(badgeFont(font())).horizontalAdvance(tr("DEMO"));
    row->setContentsMargins(kEdge + badge + 2 * kBadgePadding + 12, 3, kEdge, 5);
    row->setSpacing(16);
    row->addWidget(m_words, 1);
    row->addWidget(leave);
    connect(leave, &LinkButton::clicked, this, &DemoStrip::leaveRequested);
}

void DemoStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::behind(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.demo);
    painter.fillRect(0, height() - 2, width(), 2, theme.demoMark);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(badgeFont(font()));
    const QFontMetrics metrics(painter.font());
    const QString word = tr("DEMO");
    const int tall = metrics.height() + 4;
    const QRect badge(kEdge, (height() - 2 - tall) / 2,
                      metrics.horizontalAdvance(word) + 2 * kBadgePadding, tall);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.demoMark);
    painter.drawRoundedRect(badge, 3, 3);
    painter.setPen(theme.base);
    painter.drawText(badge, Qt::AlignCenter, word);
}

} // namespace grapevine::widgets
