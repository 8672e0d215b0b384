#include "ui/widgets/lock_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include "ui/models/time_words.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/key_hints.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {
constexpr int kMarkWidth = 3;
constexpr int kIconSide = 16;
} // namespace

LockBar::LockBar(QWidget* parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_headline(new QLabel(this))
    , m_detail(new QLabel(this))
    , m_button(new QPushButton(this))
    , m_howLong(new QToolButton(this))
{
    setObjectName(QStringLiteral("lockBar"));
    setAccessibleName(tr("Lock"));
    m_icon->setObjectName(QStringLiteral("lockIcon"));
    m_icon->setTextFormat(Qt::PlainText);
    m_icon->setFixedSize(kIconSide, kIconSide);
    m_headline->setObjectName(QStringLiteral("lockHeadline"));
    m_detail->setObjectName(QStringLiteral("lockDetail"));
    m_button->setObjectName(QStringLiteral("lockButton"));
    m_button->setAutoDefault(true);
    QFont bold = font();
    bold.setBold(true);
    m_headline->setFont(bold);
    for (QLabel* label : {m_headline, m_detail})
        label->setTextFormat(Qt::PlainText);
    m_detail->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_detail->setWordWrap(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 12, 6);
    row->setSpacing(10);
    row->addWidget(m_icon);
    row->addWidget(m_headline);
    row->addWidget(m_detail, 1);
    row->addWidget(m_button);
    row->addWidget(m_howLong);
    buildHowLong();
    connect(m_button, &QPushButton::clicked, this, [this] {
        switch (m_standing.gate) {
        case models::SendGate::Peeking: Q_EMIT joinWanted(); break;
        case models::SendGate::Several:
        case models::SendGate::NotMember: break;
        case models::SendGate::Locked:
        case models::SendGate::Open: Q_EMIT lockToggled(); break;
        }
    });
    say();
    tint();
}

void LockBar::buildHowLong()
{
    m_howLong->setObjectName(QStringLiteral("unlockFor"));
    m_howLong->setAccessibleName(tr("Unlock for …"));
    m_howLong->setToolTip(m_howLong->accessibleName());
    m_howLong->setText(QStringLiteral("▾"));
    m_howLong->setAutoRaise(true);
    m_howLong->setMinimumSize(24, 28);
    m_howLong->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_howLong);
    menu->setObjectName(QStringLiteral("unlockMenu"));
    const auto add = [this, menu](const char* objectName, const QString& text,
                                  std::optional<Duration> openFor) {
        auto* action = menu->addAction(text);
        action->setObjectName(QString::fromLatin1(objectName));
        connect(action, &QAction::triggered, this,
                [this, openFor] { Q_EMIT unlockWanted(openFor); });
    };
    add("unlock5", tr("Unlock for 5 minutes"), std::chrono::minutes{5});
    add("unlock15", tr("Unlock for 15 minutes"), std::chrono::minutes{15});
    add("unlock60", tr("Unlock for an hour"), std::chrono::hours{1});
    add("unlockStay", tr("Unlock until I lock it"), std::nullopt);
    m_howLong->setMenu(menu);
}

void LockBar::show(const Standing& standing)
{
    if (standing == m_standing) return;
    m_standing = standing;
    say();
    tint();
    update();
}

void LockBar::say()
{
    const int alive = static_cast<int>(m_standing.alive);
    QString headline;
    QString detail;
    QString button;
    switch (m_standing.gate) {
    case models::SendGate::Peeking:
        headline = tr("Looking from outside: nothing can be sent.");
        detail = tr("Events and queries come from members; Grapevine is none here.");
        if (m_standing.canJoin) button = tr("Join as observer …");
        break;
    case models::SendGate::Several:
        headline = tr("Several clusters together: nothing can be sent.");
        detail = tr("A message is for one of them. Go to it and ask there.");
        break;
    case models::SendGate::NotMember:
        headline = m_standing.leaving ? tr("Leaving the cluster: nothing can be sent.")
                                      : tr("Not a member now: nothing can be sent.");
        break;
    case models::SendGate::Locked:
        headline = tr("Sending is locked.");
        detail = tr("Nothing goes out that the cluster would notice.");
        button = m_standing.demo ? tr("Unlock") : tr("Unlock for 15 min");
        break;
    case models::SendGate::Open:
        headline = m_standing.demo
                       ? tr("Unlocked: what you send reaches all %n member(s) of the demo.",
                            nullptr, alive)
                       : tr("Unlocked: what you send reaches all %n member(s).", nullptr, alive);
        if (m_standing.left) {
            detail = tr("Locks itself in %1.").arg(models::countdownText(*m_standing.left));
        }
        button = tr("Lock now");
        break;
    }
    m_headline->setText(headline);
    m_detail->setText(detail);
    const bool turns =
        m_standing.gate == models::SendGate::Locked || m_standing.gate == models::SendGate::Open;
    KeyHints::say(*m_button, KeyHints::In::Text, button,
                  turns ? QStringList{QStringLiteral("lock")} : QStringList{});
    m_button->setAccessibleName(button);
    m_button->setVisible(!button.isEmpty());
    m_howLong->setVisible(m_standing.gate == models::SendGate::Locked && !m_standing.demo);
    setAccessibleDescription(text());
}

QString LockBar::text() const
{
    return m_headline->text() + QLatin1Char(' ') + m_detail->text();
}

void LockBar::tint()
{
    const bool open = m_standing.gate == models::SendGate::Open;
    const QIcon icon =
        tintedIcon(open ? QStringLiteral("unlock") : QStringLiteral("lock"), palette());
    m_icon->setPixmap(icon.pixmap(QSize(kIconSide, kIconSide), devicePixelRatioF()));
}

void LockBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_icon != nullptr) tint();
}

void LockBar::paintEvent(QPaintEvent*)
{
    // Open doors are to be seen, but not in the demo, where nobody else is at home.
    const Theme& theme = Theme::behind(palette());
    const bool warns = m_standing.gate == models::SendGate::Open && !m_standing.demo;
    QPainter painter(this);
    painter.fillRect(rect(), warns ? theme.noticeWarn : theme.noticeInfo);
    painter.fillRect(0, 0, kMarkWidth, height(), warns ? theme.suspect : theme.accent);
    painter.fillRect(0, height() - 1, width(), 1, theme.line);
}

} // namespace grapevine::widgets
