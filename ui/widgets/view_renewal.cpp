// A view that is made anew in another language goes on where the one before it was: what of each
// place is carried over. The session stays; its picture and the lines of the timeline are told once
// more, so that every word is of the new language.

#include <QCheckBox>
#include <QListView>

#include "ui/bridge/cluster_session.h"
#include "ui/models/member_model.h"
#include "ui/models/run_history.h"
#include "ui/models/timeline_model.h"
#include "ui/widgets/ask_form.h"
#include "ui/widgets/ask_place.h"
#include "ui/widgets/ask_repeat.h"
#include "ui/widgets/cluster_page.h"
#include "ui/widgets/cluster_view.h"
#include "ui/widgets/coach_guide.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/key_panel.h"
#include "ui/widgets/keys_place.h"
#include "ui/widgets/map_place.h"
#include "ui/widgets/matrix_place.h"
#include "ui/widgets/matrix_tools.h"
#include "ui/widgets/member_inspector.h"
#include "ui/widgets/members_place.h"
#include "ui/widgets/overview_place.h"
#include "ui/widgets/segment_bar.h"
#include "ui/widgets/services_place.h"
#include "ui/widgets/timeline_place.h"
#include "ui/widgets/window_docks.h"

namespace grapevine::widgets {

void ClusterView::takeOver(ClusterView& before, const QString& title)
{
    auto* session = before.m_session.data();
    if (session == nullptr) return;
    m_staysOutside = before.m_staysOutside;
    tellPlaces([session](Place& place) { place.setSession(session); });
    present(session, title);
    const auto picture = before.m_members->picture();
    if (picture) tellPlaces([&picture](Place& place) { place.handleBatch(*picture); });
    link::ObservationBatch story;
    story.cluster = before.m_members->cluster().value_or(ClusterId{});
    story.entries = before.m_timeline->model().raw().newest(kLinesTaken);
    if (!story.entries.empty()) tellPlaces([&story](Place& place) { place.handleBatch(story); });
    for (const auto& [id, place] : m_page->places())
        place->takeOver(*before.m_page->place(id));
    arrange(before.arrangement());
    goTo(before.place());
    m_guide->takeOver(*before.m_guide);
    if (const auto& member = before.m_docks->inspector().member()) m_docks->follow(*member);
    before.forgetSession();
    showStatus();
}

void MembersPlace::takeOver(Place& before)
{
    auto& other = static_cast<MembersPlace&>(before);
    m_model->takeHistory(*other.m_model);
    m_table->setArrangement(other.m_table->arrangement());
    m_filter->setText(other.m_filter->text());
    // What was told is told anew, unless the person had hidden it.
    if (!other.m_happened) m_happened.reset();
    m_modeHidden = other.m_modeHidden;
    m_seedsDismissed = other.m_seedsDismissed;
    m_tableTouched = other.m_tableTouched;
    const auto chosen = other.m_model->keyAt(other.m_table->currentIndex().row());
    const int row = chosen ? m_model->rowOf(*chosen) : -1;
    if (row >= 0) m_table->setCurrentIndex(m_model->index(row, 0));
    showNotice();
}

void ServicesPlace::takeOver(Place& before)
{
    auto& other = static_cast<ServicesPlace&>(before);
    m_byZone->setChecked(other.m_byZone->isChecked());
    m_hideOutsiders->setChecked(other.m_hideOutsiders->isChecked());
    m_filter->setText(other.m_filter->text());
    m_touched = other.m_touched;
}

void TimelinePlace::takeOver(Place& before)
{
    auto& other = static_cast<TimelinePlace&>(before);
    m_coalesce->setChecked(other.m_coalesce->isChecked());
    m_filter->setText(other.m_filter->text());
    setShow(static_cast<Show>(other.m_show->current()));
    const auto chosen = other.chosenAt();
    if (chosen && !other.isLive()) chooseTime(chosen->boot);
}

void OverviewPlace::takeOver(Place& before)
{
    m_history = static_cast<OverviewPlace&>(before).m_history;
    showCharts();
}

void AskPlace::takeOver(Place& before)
{
    auto& other = static_cast<AskPlace&>(before);
    const auto shown = other.m_shown;
    // Its answers point into the history that goes.
    other.showRun(0);
    m_history->takeOver(*other.m_history);
    m_form->setDraft(other.m_form->draft());
    showRun(shown);
    const int row = m_history->rowOf(shown);
    if (row >= 0) m_runs->setCurrentIndex(m_history->index(row));
    m_repeat->takeOver(*other.m_repeat);
}

void MapPlace::takeOver(Place& before)
{
    auto& other = static_cast<MapPlace&>(before);
    m_byZone->setChecked(other.m_byZone->isChecked());
    m_filter->setText(other.m_filter->text());
    setShow(other.shown());
    choose(other.m_one, other.m_other);
}

void MatrixPlace::takeOver(Place& before)
{
    // What members said of each other is asked anew when the person looks here.
    auto& other = static_cast<MatrixPlace&>(before);
    m_tools->field().setText(other.m_tools->field().text());
}

void KeysPlace::takeOver(Place& before)
{
    m_survey = static_cast<KeysPlace&>(before).m_survey;
    m_keys->show(m_survey);
    refresh();
}

} // namespace grapevine::widgets
