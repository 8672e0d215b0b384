#pragma once

#include <QObject>

#include <optional>
#include <vector>

#include "core/base/ids.h"

class QItemSelectionModel;

namespace grapevine::models {

class MemberModel;

/// Keeps selection and current row by member while the model is filtered, sorted and resynced.
///
/// Selected members that a filter hides come back with it, until the person selects anew.
class KeyedSelection final : public QObject {
    Q_OBJECT
public:
    /// Both must outlive this.
    KeyedSelection(MemberModel& model, QItemSelectionModel& selection, QObject* parent);

private:
    void remember();
    void restore();

    MemberModel& m_model;
    QItemSelectionModel& m_selection;
    std::vector<MemberKey> m_selected;
    std::vector<MemberKey> m_hidden; ///< Selected, but not shown just now.
    std::optional<MemberKey> m_current;
    int m_currentColumn = 0;
    bool m_restoring = false;
};

} // namespace grapevine::models
