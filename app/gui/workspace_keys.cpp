#include <QPointer>

#include "app/gui/key_keeper.h"
#include "app/gui/workspace.h"
#include "core/crypto/core_dumps.h"
#include "ui/widgets/start_page.h"

// Opening clusters with keys that are kept.
namespace grapevine::gui {

using widgets::MainWindow;
using widgets::StartPage;

void Workspace::openWithKeptKey(MainWindow& window, const settings::Profile& profile,
                                const std::vector<HostPort>& seeds)
{
    // Asked for twice, as by a double click, it is opened once.
    if (!m_reading.insert(profile.name).second) return;
    crypto::disableCoreDumps();
    const QPointer<Workspace> self(this);
    const QPointer<MainWindow> here(&window);
    m_office.keys->read(profile.name, [this, self, here, profile,
                                       seeds](Expected<crypto::Keyring, KeyProblem> ring) {
        if (self == nullptr) return;
        m_reading.erase(profile.name);
        if (here == nullptr) return;
        if (ring) {
            look(*here,
                 PeekPlan{.seeds = seeds, .label = profile.label, .keyring = std::move(*ring)},
                 seeds, profile.addresses);
            return;
        }
        here->showStartPage();
        auto& page = here->startPage();
        page.setAddresses(QString::fromStdString(profile.addresses));
        page.setLabel(QString::fromStdString(profile.label));
        page.askForKey();
        page.setKeeping(m_office.keys->keepingOf(profile.name));
        page.showProblem(ring.error().words, StartPage::Field::Key);
    });
}

void Workspace::offerKeeping(StartPage& page)
{
    auto* keys = m_office.keys;
    if (keys == nullptr) return;
    page.setKeepingOffer(keys->offer());
    connect(keys, &KeyKeeper::changed, &page,
            [keys, &page] { page.setKeepingOffer(keys->offer()); });
    page.setFindProfile([this](const std::vector<HostPort>& seeds, const QString& label) {
        const auto* found =
            m_office.settings.profiles.leadingTo(settings::addressesOf(seeds), label.toStdString());
        return found != nullptr ? QString::fromStdString(found->name) : QString();
    });
}

} // namespace grapevine::gui
