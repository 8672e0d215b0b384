#include "ui/widgets/sidebar.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/widgets/act_spec.h"
#include "ui/widgets/cluster_switch.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/key_hints.h"
#include "ui/widgets/sidebar_entry.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

QString latin(std::string_view text)
{
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

/// What goes there, by a key.
QStringList placeActs(PlaceId place)
{
    QStringList acts{placeActId(place)};
    if (place == PlaceId::Ask) acts += {QStringLiteral("ask.query"), QStringLiteral("ask.event")};
    if (place == PlaceId::Matrix) acts += QStringLiteral("views.about");
    return acts;
}

} // namespace

Sidebar::Sidebar(QWidget* parent)
    : QFrame(parent)
    , m_group(new QButtonGroup(this))
    , m_clusters(new ClusterSwitch(this))
    , m_names(new QWidget(this))
{
    setObjectName(QStringLiteral("sidebar"));
    setAccessibleName(tr("Places"));
    m_group->setExclusive(true);
    m_back = addTool(QStringLiteral("backButton"), QStringLiteral("back"));
    setLent(false);
    m_fold = addTool(QStringLiteral("foldSidebar"), QStringLiteral("sidebar"));
    m_cluster = addTool(QStringLiteral("clusterMenuButton"), QStringLiteral("down"));
    m_cluster->setFixedSize(24, 32);
    m_cluster->setToolTip(tr("Profiles and other clusters"));
    m_cluster->setAccessibleName(m_cluster->toolTip());
    m_cluster->setPopupMode(QToolButton::InstantPopup);

    m_title = new ElidedLabel(QStringLiteral("clusterTitle"), m_names);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setGivesWay(true);
    m_mode = new ElidedLabel(QStringLiteral("clusterMode"), m_names);
    m_mode->setGivesWay(true);
    m_mode->setForegroundRole(QPalette::PlaceholderText);
    auto* names = new QVBoxLayout(m_names);
    names->setContentsMargins(0, 0, 0, 0);
    names->setSpacing(0);
    names->addWidget(m_title);
    names->addWidget(m_mode);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(6, 8, 4, 8);
    head->setSpacing(4);
    head->addWidget(m_back);
    head->addWidget(m_names, 1);
    head->addWidget(m_cluster);
    m_places = new QVBoxLayout;
    m_places->setSpacing(0);
    m_feet = new QVBoxLayout;
    m_feet->setSpacing(0);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(6, 6, 6, 6);
    foot->addWidget(m_fold);
    foot->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_clusters);
    column->addLayout(m_places);
    column->addStretch();
    column->addLayout(m_feet);
    column->addLayout(foot);

    connect(m_back, &QToolButton::clicked, this, &Sidebar::backRequested);
    connect(m_clusters, &ClusterSwitch::chosen, this, &Sidebar::clusterChosen);
    connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
    connect(m_group, &QButtonGroup::idClicked, this,
            [this](int number) { Q_EMIT placeChosen(static_cast<PlaceId>(number)); });
    auto* settings =
        addFoot(QStringLiteral("settingsButton"), QStringLiteral("settings"), tr("Settings"));
    KeyHints::say(*settings, KeyHints::In::ToolTip, tr("Settings"), {QStringLiteral("settings")});
    connect(settings, &QAbstractButton::clicked, this, &Sidebar::settingsRequested);
    setFolded(false);
    tint();
}

QToolButton* Sidebar::addTool(const QString& objectName, const QString& icon)
{
    auto* button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setAutoRaise(true);
    button->setProperty("icon-name", icon);
    button->setIconSize(QSize(16, 16));
    button->setFixedSize(32, 32);
    return button;
}

void Sidebar::addPlace(PlaceId place)
{
    const QString id = latin(word(place));
    auto* entry = new SidebarEntry(QStringLiteral("place") + id.left(1).toUpper() + id.mid(1), id,
                                   placeTitle(place), this);
    KeyHints::say(*entry, KeyHints::In::ToolTip, placeHint(place), placeActs(place));
    m_group->addButton(entry, static_cast<int>(place));
    m_places->addWidget(entry);
    m_entries.emplace(place, entry);
    fit();
}

QAbstractButton* Sidebar::addFoot(const QString& objectName, const QString& icon,
                                  const QString& title)
{
    auto* entry = new SidebarEntry(objectName, icon, title, this);
    entry->setCheckable(false);
    entry->setPlain();
    entry->setFolded(m_folded);
    m_feet->addWidget(entry);
    m_footEntries.push_back(entry);
    fit();
    return entry;
}

void Sidebar::setCurrent(PlaceId place)
{
    const auto entry = m_entries.find(place);
    if (entry != m_entries.end()) entry->second->setChecked(true);
}

void Sidebar::setMenu(QMenu* menu)
{
    m_cluster->setMenu(menu);
}

void Sidebar::setTitle(const QString& title)
{
    m_title->setText(title);
}

void Sidebar::setClusters(const OpenClusters& clusters, int shown)
{
    m_clusters->setClusters(clusters, shown);
}

void Sidebar::setMode(const QString& words)
{
    m_mode->setText(words);
}

void Sidebar::setBadge(PlaceId place, const QString& text, const QString& meaning, bool warns)
{
    const auto entry = m_entries.find(place);
    if (entry == m_entries.end()) return;
    entry->second->setBadge(text, meaning, warns);
    KeyHints::say(*entry->second, KeyHints::In::ToolTip, placeHint(place), placeActs(place),
                  meaning);
}

void Sidebar::setFolded(bool folded)
{
    const bool changed = m_folded != folded;
    m_folded = folded;
    m_names->setVisible(!folded);
    m_cluster->setVisible(!folded);
    for (const auto& [place, entry] : m_entries)
        entry->setFolded(folded);
    for (auto* entry : m_footEntries)
        entry->setFolded(folded);
    m_clusters->setFolded(folded);
    const QString name = folded ? tr("Unfold the sidebar") : tr("Fold the sidebar");
    KeyHints::say(*m_fold, KeyHints::In::ToolTip, name, {QStringLiteral("sidebar.fold")});
    m_fold->setAccessibleName(name);
    fit();
    if (changed) Q_EMIT foldedChanged(folded);
}

void Sidebar::fit()
{
    // As wide as the widest place, whatever the cluster is called: nothing to its right moves.
    int wide = m_back->width() + 12;
    for (const auto& [place, entry] : m_entries)
        wide = qMax(wide, entry->sizeHint().width());
    for (const auto* entry : m_footEntries)
        wide = qMax(wide, entry->sizeHint().width());
    if (!m_folded) wide = qMax(wide, fontMetrics().averageCharWidth() * 31);
    setFixedWidth(wide + 1);
}

void Sidebar::setBackEnabled(bool enabled)
{
    m_back->setEnabled(enabled);
}

void Sidebar::setLent(bool lent)
{
    m_back->setAccessibleName(lent ? tr("Close this view") : tr("Leave this cluster"));
    KeyHints::say(*m_back, KeyHints::In::ToolTip, m_back->accessibleName(),
                  {QStringLiteral("cluster.leave")});
}

void Sidebar::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::behind(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    painter.fillRect(QRect(mirrored ? 0 : width() - 1, 0, 1, height()), theme.line);
}

void Sidebar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) tint();
    if (event->type() == QEvent::FontChange) fit();
}

void Sidebar::tint()
{
    for (auto* tool : {m_back, m_fold, m_cluster}) {
        if (tool == nullptr) return;
        tool->setIcon(tintedIcon(tool->property("icon-name").toString(), palette()));
    }
}

} // namespace grapevine::widgets
