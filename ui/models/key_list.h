#pragma once

#include <QAbstractTableModel>

#include <vector>

#include "ui/models/key_survey.h"

namespace grapevine::models {

/// The keys of one report as rows, by fingerprint: how many hold each, and whom a switch to it
/// would cut off. Stays as it is until another report is shown.
class KeyList final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : int { Key, Held, Primary, Switch, kColumns };
    enum Role : int {
        MarkRole = Qt::UserRole + 1, ///< QString: the sign before the text.
        TroubleRole,                 ///< bool: somebody should look.
        QuietRole,                   ///< bool: secondary.
    };

    explicit KeyList(QObject* parent = nullptr);

    /// Null: none.
    void show(const link::KeyReport* report);
    [[nodiscard]] const std::vector<KeyGate>& gates() const { return m_gates; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const KeyGate& gate, int column) const;

    std::vector<KeyGate> m_gates;
    std::size_t m_members = 0;
    bool m_countsOnly = false;
};

} // namespace grapevine::models
