#include "ui/widgets/instance_pane.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>
#include <set>

#include "ui/models/instance_model.h"
#include "ui/models/service_words.h"
#include "ui/widgets/endpoint_probe.h"
#include "ui/widgets/frozen_table_view.h"

namespace grapevine::widgets {

namespace {

/// More than a person asks for in one go would look like a scan to whoever watches the network.
constexpr std::size_t kProbesAtOnce = 100;

} // namespace

InstancePane::InstancePane(const models::ServiceModel& services, models::InstanceModel& instances,
                           QWidget* parent)
    : QWidget(parent)
    , m_services(services)
    , m_instances(instances)
    , m_table(
          new FrozenTableView(QStringLiteral("instanceTable"), models::InstanceModel::Note, this))
    , m_caption(new QLabel(this))
    , m_copy(new QPushButton(tr("Copy as"), this))
    , m_probeButton(new QPushButton(tr("Probe from this desk"), this))
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("instancePane"));
    m_table->setAccessibleName(tr("Instances of the selected service"));
    m_table->setLeast(models::InstanceModel::Address, 21);
    m_table->setLeast(models::InstanceModel::Note, 24);
    m_table->setLeast(models::InstanceModel::Probe, 18);
    m_table->setTable(&m_instances);
    m_caption->setObjectName(QStringLiteral("instanceCaption"));
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_copy->setObjectName(QStringLiteral("instanceCopy"));
    m_copy->setMenu(m_menu);
    m_probeButton->setObjectName(QStringLiteral("instanceProbe"));
    m_probeButton->setToolTip(tr("Tries a TCP connection to the selected addresses, and closes it "
                                 "again without a byte. What works from here need not work for "
                                 "the members, and the other way round."));
    m_probeButton->hide();

    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 6, 12, 6);
    head->setSpacing(12);
    head->addWidget(m_caption, 1);
    head->addWidget(m_probeButton);
    head->addWidget(m_copy);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_table, 1);

    buildMenu();
    buildActions();
    connect(m_probeButton, &QPushButton::clicked, this, &InstancePane::probeSelected);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &InstancePane::refresh);
    connect(m_table, &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex& at) { chooseMember(at.row()); });
    refresh();
}

void InstancePane::buildMenu()
{
    m_menu->setObjectName(QStringLiteral("instanceCopyMenu"));
    m_menu->setAccessibleName(tr("Copy as"));
    m_menu->setTitle(tr("Copy as"));
    const auto addLine = [this](const QString& objectName, const QString& text, Line line) {
        auto* action = m_menu->addAction(text);
        action->setObjectName(objectName);
        connect(action, &QAction::triggered, this,
                [this, line = std::move(line)] { copyLines(line); });
        m_lineActions.append(action);
    };
    addLine(QStringLiteral("copyUrl"), tr("&URL"), catalog::urlOf);
    addLine(QStringLiteral("copyHostPort"), tr("&host:port"),
            [](const auto&, const auto& instance) { return catalog::hostPortOf(instance); });
    addLine(QStringLiteral("copySrv"), tr("&SRV record"), catalog::srvOf);
    m_menu->addSeparator();
    const auto addListing = [this](const QString& objectName, const QString& text,
                                   catalog::ListStyle style) {
        auto* action = m_menu->addAction(text);
        action->setObjectName(objectName);
        connect(action, &QAction::triggered, this, [this, style] { copyListing(style); });
    };
    addListing(QStringLiteral("copyTree"), tr("All shown services as a &tree"),
               catalog::ListStyle::Tree);
    addListing(QStringLiteral("copyPlain"), tr("All shown services as &lines"),
               catalog::ListStyle::Plain);
    addListing(QStringLiteral("copyJson"), tr("All shown services as &JSON"),
               catalog::ListStyle::Json);
    addListing(QStringLiteral("copyNameValue"), tr("All shown services as &name=value"),
               catalog::ListStyle::NameValue);
}

void InstancePane::buildActions()
{
    m_member = m_table->addTableAction(QStringLiteral("showMember"), tr("Show the member"));
    m_member->setShortcuts({QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)});
    connect(m_member, &QAction::triggered, this,
            [this] { chooseMember(m_table->currentIndex().row()); });
    m_probeAction =
        m_table->addTableAction(QStringLiteral("probeSelected"), tr("Probe from this desk"));
    connect(m_probeAction, &QAction::triggered, this, &InstancePane::probeSelected);
    m_probeAction->setVisible(false);
    auto* copy = m_table->addTableAction(QStringLiteral("openCopyMenu"), tr("Copy as …"),
                                         QKeySequence(QStringLiteral("Y")));
    connect(copy, &QAction::triggered, this, &InstancePane::openCopyMenu);
    // In the order of every menu over rows: who it is, copying, and what reaches further last.
    const auto own = m_table->actions();
    m_table->removeAction(m_member);
    m_table->insertAction(own.first(), m_member);
    m_table->removeAction(copy);
    m_table->insertAction(own.first(), copy);
}

void InstancePane::setProbe(EndpointProbe* probe)
{
    if (m_probe) disconnect(m_probe, nullptr, this, nullptr);
    m_probe = probe;
    m_probeButton->setVisible(probe != nullptr);
    m_probeAction->setVisible(probe != nullptr);
    if (probe == nullptr) return;
    connect(probe, &EndpointProbe::answered, this,
            [this](const HostPort& where, const auto& result) {
                m_instances.setProbe(where.text(), result);
            });
}

void InstancePane::forgetProbes()
{
    if (m_probe) m_probe->cancel();
    m_instances.clearProbes();
}

std::vector<const catalog::Instance*> InstancePane::selected() const
{
    std::vector<const catalog::Instance*> out;
    for (const int row : m_table->selectedRows()) {
        if (const auto* instance = m_instances.instanceAt(row)) out.push_back(instance);
    }
    if (!out.empty()) return out;
    // None chosen: all of them.
    for (int row = 0; row < m_instances.rowCount(); ++row)
        out.push_back(m_instances.instanceAt(row));
    return out;
}

void InstancePane::refresh()
{
    const auto& line = m_instances.line();
    const bool any = line && m_instances.rowCount() > 0;
    if (!line) {
        m_caption->setText(tr("Select a service to see its instances."));
    } else {
        QString title = models::serviceTitle(line->service);
        if (line->zone)
            title = tr("%1 in %2").arg(title, models::zonesText(m_services.catalog(), *line, true));
        m_caption->setText(tr("%1: %n instance(s)", nullptr, m_instances.rowCount()).arg(title));
    }
    const auto chosen = selected();
    const bool addressed = std::any_of(chosen.begin(), chosen.end(), [](const auto* instance) {
        return catalog::hostPortOf(*instance).has_value();
    });
    for (auto* action : std::as_const(m_lineActions))
        action->setEnabled(addressed);
    const bool reachable = std::any_of(chosen.begin(), chosen.end(), [](const auto* instance) {
        return instance->address.isReachable();
    });
    m_copy->setEnabled(any);
    m_member->setEnabled(any);
    m_probeButton->setEnabled(reachable);
    m_probeAction->setEnabled(reachable);
}

void InstancePane::copyLines(const Line& line)
{
    if (!m_instances.line()) return;
    std::string all;
    for (const auto* instance : selected()) {
        const auto one = line(m_instances.line()->service, *instance);
        if (!one) continue;
        if (!all.empty()) all += '\n';
        all += *one;
    }
    if (!all.empty()) QApplication::clipboard()->setText(QString::fromStdString(all));
}

void InstancePane::copyListing(catalog::ListStyle style)
{
    std::vector<catalog::Listing> list;
    for (int row = 0; row < m_services.rowCount(); ++row) {
        const auto* line = m_services.lineAt(row);
        auto instances = m_services.instancesOf(*line);
        std::stable_sort(instances.begin(), instances.end(), [](const auto& a, const auto& b) {
            return a.row->facts->name < b.row->facts->name;
        });
        if (!instances.empty()) list.push_back({line->service, std::move(instances)});
    }
    QApplication::clipboard()->setText(QString::fromStdString(catalog::listed(list, style)));
}

std::vector<HostPort> InstancePane::toProbe(std::size_t& reachable) const
{
    auto rows = m_table->selectedRows();
    if (rows.empty()) {
        rows.resize(static_cast<std::size_t>(m_instances.rowCount()));
        std::iota(rows.begin(), rows.end(), 0);
    }
    std::sort(rows.begin(), rows.end());
    const int top = m_table->rowAt(0);
    const int bottom = m_table->rowAt(m_table->viewport()->height() - 1);
    const auto isInSight = [&](int row) {
        return top >= 0 && row >= top && (bottom < 0 || row <= bottom);
    };
    std::stable_partition(rows.begin(), rows.end(), isInSight);
    std::vector<HostPort> out;
    std::set<HostPort> seen;
    for (const int row : rows) {
        const auto* instance = m_instances.instanceAt(row);
        if (instance == nullptr || !instance->address.isReachable()) continue;
        HostPort where{instance->address.host, instance->address.port};
        if (!seen.insert(where).second) continue;
        if (out.size() < kProbesAtOnce) out.push_back(std::move(where));
        // It is enough to know that there are more.
        if (seen.size() > kProbesAtOnce) break;
    }
    reachable = seen.size();
    return out;
}

void InstancePane::probeSelected()
{
    if (!m_probe) return;
    std::size_t asked = 0;
    for (const auto& where : toProbe(asked)) {
        m_instances.setProbe(where.text(), {});
        m_probe->probe(where);
    }
    if (asked > kProbesAtOnce) {
        m_caption->setText(
            tr("Only the first %n address(es) are asked, those in sight before the others: select "
               "the others to go on.",
               nullptr, static_cast<int>(kProbesAtOnce)));
    }
}

void InstancePane::chooseMember(int row)
{
    const auto* instance = m_instances.instanceAt(row);
    if (instance != nullptr) Q_EMIT memberChosen(instance->key.member);
}

void InstancePane::openCopyMenu()
{
    const auto at = m_table->visualRect(m_table->currentIndex());
    const QPoint below = at.isValid() ? at.bottomLeft() : QPoint();
    m_menu->popup(m_table->viewport()->mapToGlobal(below));
}

} // namespace grapevine::widgets
