#include "ui/widgets/window_tools.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include "ui/bridge/cluster_session.h"
#include "ui/models/time_words.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/key_hints.h"

namespace grapevine::widgets {

WindowTools::WindowTools(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("windowTools"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_lock = addTool(QStringLiteral("sendLock"), QStringLiteral("lock"));
    m_pause = addTool(QStringLiteral("pauseButton"), QStringLiteral("pause"));
    m_sweep = addTool(QStringLiteral("sweepButton"), QStringLiteral("sweep"));
    m_menu = addTool(QStringLiteral("menuButton"), QStringLiteral("menu"));
    name(*m_sweep, tr("Ask now"), QStringLiteral("sweep"), QStringLiteral("sweep"));
    name(*m_menu, tr("Menu"), QStringLiteral("menu"), QStringLiteral("menu"));
    m_menu->setPopupMode(QToolButton::InstantPopup);
    connect(m_lock, &QToolButton::clicked, this, &WindowTools::lockClicked);
    connect(m_pause, &QToolButton::clicked, this, &WindowTools::pauseClicked);
    connect(m_sweep, &QToolButton::clicked, this, &WindowTools::sweepClicked);
    tint();
}

QToolButton* WindowTools::addTool(const QString& objectName, const QString& icon)
{
    auto* button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setAutoRaise(true);
    button->setProperty("icon-name", icon);
    button->setIconSize(QSize(16, 16));
    button->setMinimumSize(32, 32);
    layout()->addWidget(button);
    return button;
}

void WindowTools::setMenu(QMenu* menu)
{
    m_menu->setMenu(menu);
}

void WindowTools::openMenu()
{
    m_menu->showMenu();
}

bool WindowTools::canPause() const
{
    return !m_pause->isHidden();
}

void WindowTools::show(const bridge::ClusterSession& session, models::SendGate gate)
{
    const auto& status = session.status();
    // Where only a person can go on there is nothing to pause and nobody to ask.
    const bool asking =
        status.phase != link::LinkPhase::Refused && !session.leavingSince().has_value();
    m_pause->setVisible(status.mode == link::LinkMode::Peek);
    m_pause->setEnabled(asking);
    if (session.isPaused()) {
        name(*m_pause, tr("Go on"), QStringLiteral("play"), QStringLiteral("pause"));
    } else {
        name(*m_pause, tr("Pause"), QStringLiteral("pause"), QStringLiteral("pause"));
    }
    m_sweep->setVisible(status.mode != link::LinkMode::Demo);
    m_sweep->setEnabled(asking);
    m_lock->setVisible(gate == models::SendGate::Open || gate == models::SendGate::Locked);
    // A lock that shuts by itself counts down where it is seen from every place.
    const auto left = session.unlockedFor();
    m_lock->setText(left ? models::countdownText(*left) : QString());
    m_lock->setToolButtonStyle(left ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    if (gate == models::SendGate::Open) {
        name(*m_lock, tr("Unlocked: events and queries go out. Lock"), QStringLiteral("unlock"),
             QStringLiteral("lock"));
    } else {
        name(*m_lock, tr("Sending is locked. Unlock"), QStringLiteral("lock"),
             QStringLiteral("lock"));
    }
}

void WindowTools::name(QToolButton& tool, const QString& name, const QString& icon,
                       const QString& act)
{
    if (tool.accessibleName() == name) return;
    KeyHints::say(tool, KeyHints::In::ToolTip, name, {act});
    tool.setAccessibleName(name);
    tool.setProperty("icon-name", icon);
    tool.setIcon(tintedIcon(icon, palette()));
}

void WindowTools::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) tint();
}

void WindowTools::tint()
{
    for (auto* tool : {m_lock, m_pause, m_sweep, m_menu})
        tool->setIcon(tintedIcon(tool->property("icon-name").toString(), palette()));
}

} // namespace grapevine::widgets
