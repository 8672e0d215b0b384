#include "app/gui/view_keeper.h"

#include "ui/models/saved_filter.h"
#include "ui/models/table_arrangement.h"
#include "ui/widgets/ask_form.h"
#include "ui/widgets/ask_menu.h"
#include "ui/widgets/ask_place.h"
#include "ui/widgets/members_place.h"
#include "ui/widgets/saved_filters.h"

namespace grapevine::gui {

ViewKeeper::ViewKeeper(settings::Settings& settings, ProfileDesk& profiles,
                       widgets::ClusterView& view)
    : m_settings(settings)
    , m_profiles(profiles)
    , m_view(view)
{
    auto& members = m_view.membersPlace();
    connect(&members.table(), &widgets::MemberTableView::arrangementChanged, this,
            &ViewKeeper::keepArrangement);
    connect(&members.savedFilters(), &widgets::SavedFilters::filtersChanged, this,
            &ViewKeeper::keepFilters);
    connect(&m_view.askPlace().form().menu(), &widgets::AskMenu::templatesChanged, this,
            [this](const QByteArray& json) { m_settings.askTemplates = json.toStdString(); });
}

void ViewKeeper::restore()
{
    m_restoring = true;
    const auto* profile = m_profiles.current();
    const auto& looks =
        profile != nullptr && !profile->view.empty() ? profile->view : m_settings.membersView;
    auto& members = m_view.membersPlace();
    auto arrangement = models::TableArrangement::fromJson(QByteArray::fromStdString(looks));
    // Widths were kept before there was anything else to keep.
    if (looks.empty()) arrangement.widths = m_settings.columnWidths;
    members.table().setArrangement(arrangement);
    members.savedFilters().setFilters(
        models::savedFiltersFrom(QByteArray::fromStdString(m_settings.savedFilters)));
    m_view.askPlace().form().menu().setTemplates(
        QByteArray::fromStdString(m_settings.askTemplates));
    m_restoring = false;
}

void ViewKeeper::keepArrangement()
{
    if (m_restoring) return;
    const auto json = m_view.membersPlace().table().arrangement().toJson().toStdString();
    if (m_profiles.current() != nullptr) {
        m_profiles.keepView(json);
    } else {
        m_settings.membersView = json;
    }
}

void ViewKeeper::keepFilters()
{
    if (m_restoring) return;
    m_settings.savedFilters =
        models::toJson(m_view.membersPlace().savedFilters().filters()).toStdString();
}

} // namespace grapevine::gui
