#pragma once

#include <QObject>

#include "core/link/link_status.h"

namespace grapevine::models {
class MemberModel;
}

namespace grapevine::widgets {

class AskForm;

/// Puts `serf://` addresses into a form: those that are pasted, typed or chosen there, and one that
/// came from outside before there was a cluster. Never sends anything.
class AskAddress final : public QObject {
    Q_OBJECT
public:
    /// Both must outlive it.
    AskAddress(AskForm& form, const models::MemberModel& members, QObject* parent = nullptr);

    /// Fills the form with what the address means among the members of now, or says there what is
    /// wrong with it.
    void fill(const QString& uri);
    /// For the next session: stands as it is in the form, and as what it means once the members are
    /// known, unless the form was edited meanwhile.
    void offer(const QString& uri);
    /// The form was emptied for another session.
    void handleEmptied();
    /// There may be more members now.
    void refresh(link::LinkPhase phase);

private:
    AskForm& m_form;
    const models::MemberModel& m_members;
    QString m_offered; ///< Until it is filled in or was edited away; else empty.
};

} // namespace grapevine::widgets
