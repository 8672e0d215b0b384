#include "ui/widgets/message_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include "ui/models/cluster_text.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {
constexpr int kHatchWidth = 10;
}

MessageBar::MessageBar(QWidget* parent, const QString& objectName)
    : QFrame(parent)
    , m_headline(new QLabel(this))
    , m_detail(new QLabel(this))
    , m_button(new QPushButton(this))
    , m_hide(new QToolButton(this))
{
    setObjectName(objectName);
    setAccessibleName(tr("Message"));
    m_headline->setObjectName(objectName + QStringLiteral("Headline"));
    m_detail->setObjectName(objectName + QStringLiteral("Detail"));
    m_button->setObjectName(objectName + QStringLiteral("Button"));
    for (QLabel* label : {m_headline, m_detail}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    // A long detail gives way, the headline does not.
    m_detail->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_detail->setWordWrap(true);
    QFont bold = font();
    bold.setBold(true);
    m_headline->setFont(bold);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kHatchWidth + 12, 6, 8, 6);
    row->setSpacing(12);
    row->addWidget(m_headline);
    row->addWidget(m_detail, 1);
    row->addWidget(m_button);
    row->addWidget(m_hide);
    m_hide->setObjectName(objectName + QStringLiteral("Hide"));
    m_hide->setAccessibleName(tr("Hide the message"));
    m_hide->setToolTip(m_hide->accessibleName());
    m_hide->setAutoRaise(true);
    m_hide->setIcon(tintedIcon(QStringLiteral("clear"), palette()));
    connect(m_hide, &QToolButton::clicked, this, [this] { Q_EMIT acted(NoticeAction::Dismiss); });
    connect(m_button, &QPushButton::clicked, this, [this] { Q_EMIT acted(m_action); });
    hide();
}

void MessageBar::show(const Notice& notice)
{
    const bool wanted = notice.kind != NoticeKind::None && !notice.covers;
    setVisible(wanted);
    if (!wanted) return;
    m_warns = notice.warns;
    m_action = notice.action;
    m_headline->setText(notice.headline);
    m_detail->setText(notice.detail);
    m_detail->setToolTip(models::tooltipText(notice.detail));
    m_button->setText(notice.actionText);
    m_button->setAccessibleName(notice.actionText);
    m_button->setVisible(notice.action != NoticeAction::None);
    m_hide->setVisible(notice.dismissable);
    setAccessibleDescription(text());
    update();
}

QString MessageBar::text() const
{
    return m_headline->text() + QLatin1Char(' ') + m_detail->text();
}

void MessageBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_hide != nullptr) {
        m_hide->setIcon(tintedIcon(QStringLiteral("clear"), palette()));
    }
}

void MessageBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::behind(palette());
    QPainter painter(this);
    painter.fillRect(rect(), m_warns ? theme.noticeWarn : theme.noticeInfo);
    const QColor mark = m_warns ? theme.suspect : theme.accent;
    const QRect edge =
        QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, kHatchWidth, height()));
    if (m_warns) {
        painter.setClipRect(edge);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(mark, 3));
        for (int y = -kHatchWidth; y < height() + kHatchWidth; y += 8) {
            painter.drawLine(edge.left() - 2, y + kHatchWidth + 2, edge.left() + kHatchWidth + 2,
                             y - 2);
        }
        painter.setClipping(false);
    } else {
        painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, 3, height())),
                         mark);
    }
    painter.fillRect(0, 0, width(), 1, theme.line);
}

} // namespace grapevine::widgets
