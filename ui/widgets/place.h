#pragma once

#include <QList>
#include <QWidget>

namespace grapevine::bridge {
class ClusterSession;
}
namespace grapevine::link {
struct ObservationBatch;
}

namespace grapevine::widgets {

/// One place of the window: what stands in its middle. Each keeps its own filter, scroll and
/// selection while another is looked at.
class Place : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Shows another session, or none; what the last one told is forgotten.
    virtual void setSession(bridge::ClusterSession* session) = 0;
    /// Another session goes on with the same cluster: what is shown stays.
    virtual void continueWith(bridge::ClusterSession* session) = 0;
    /// What the session tells; what it told before may be told once more.
    virtual void handleBatch(const link::ObservationBatch&) {}
    /// This place stands where that one stood, of the same kind and with the same session, and is
    /// in the language of now. All that the session told has been told here too: what that one
    /// knows beyond it, and what the person chose there, goes on here.
    virtual void takeOver(Place&) {}

    /// What the window puts into its top bar while this place is shown: filter, counts, switches.
    /// Built by the place, owned by the bar from then on. None: the place's title stands there.
    [[nodiscard]] virtual QWidget* tools() { return nullptr; }
    /// Puts the keys where work goes on: the table, the form.
    virtual void focusContent() = 0;
    /// Goes to the filter; false where there is none.
    virtual bool focusFilter() { return false; }
    /// One step back within the place (Escape); false when there is none to take.
    virtual bool stepBack() { return false; }
    /// Puts frozen rows where they belong (Ctrl+R).
    virtual void resort() {}
    /// Where bare letters are keys of the window.
    [[nodiscard]] virtual QList<QWidget*> lists() const { return {}; }
};

} // namespace grapevine::widgets
