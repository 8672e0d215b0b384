#include "ui/models/keyed_selection.h"

#include <QItemSelectionModel>

#include <algorithm>
#include <utility>

#include "ui/models/member_model.h"
#include "ui/models/row_runs.h"

namespace grapevine::models {

KeyedSelection::KeyedSelection(MemberModel& model, QItemSelectionModel& selection, QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_selection(selection)
{
    connect(&model, &MemberModel::modelAboutToBeReset, this, &KeyedSelection::remember);
    connect(&model, &MemberModel::modelReset, this, &KeyedSelection::restore);
    connect(&selection, &QItemSelectionModel::selectionChanged, this, [this] {
        if (!m_restoring) m_hidden.clear();
    });
    connect(&selection, &QItemSelectionModel::currentChanged, this, [this](const auto& current) {
        if (m_restoring || !current.isValid()) return;
        m_current = m_model.keyAt(current.row());
        m_currentColumn = current.column();
    });
}

void KeyedSelection::remember()
{
    m_selected = m_hidden;
    for (const auto& range : m_selection.selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (const auto key = m_model.keyAt(row)) m_selected.push_back(*key);
        }
    }
    // From here to the end of the reset the selection model clears itself: no word of a person's.
    m_restoring = true;
}

void KeyedSelection::restore()
{
    m_restoring = true;
    m_hidden.clear();
    std::vector<int> rows;
    for (const auto& key : m_selected) {
        const int row = m_model.rowOf(key);
        if (row < 0) {
            m_hidden.push_back(key);
        } else {
            rows.push_back(row);
        }
    }
    // One range per run: a selection of single rows slows every later question to it.
    QItemSelection selection;
    const int lastColumn = m_model.columnCount() - 1;
    for (const auto& run : runsOf(std::move(rows))) {
        selection.append({m_model.index(run.first, 0), m_model.index(run.last, lastColumn)});
    }
    m_selected.clear();
    m_selection.select(selection, QItemSelectionModel::ClearAndSelect);
    if (m_current) {
        const int row = m_model.rowOf(*m_current);
        if (row >= 0) {
            m_selection.setCurrentIndex(m_model.index(row, std::min(m_currentColumn, lastColumn)),
                                        QItemSelectionModel::NoUpdate);
        }
    }
    m_restoring = false;
}

} // namespace grapevine::models
