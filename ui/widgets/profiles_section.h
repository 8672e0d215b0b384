#pragma once

#include <QList>

#include "ui/widgets/settings_section.h"

class QPushButton;

namespace grapevine::widgets {

/// The clusters that have a name: looked at, edited, handed on as files, taken from files, and
/// deleted, which can be undone until the next one is.
class ProfilesSection final : public SettingsSection {
    Q_OBJECT
public:
    struct Line {
        QString name;      ///< As it is kept: told back by the signals.
        QString addresses; ///< Untrusted text.
        QString label;     ///< The same.
        bool wantsKey = false;
        bool production = false;

        bool operator==(const Line&) const = default;
    };
    struct State {
        QList<Line> profiles;
        QString deleted; ///< The one that can be had back; empty: none.
        bool full = false;

        bool operator==(const State&) const = default;
    };

    explicit ProfilesSection(QWidget* parent = nullptr);

    /// Rows stay as they are while nothing of it is new.
    void show(const State& state);

Q_SIGNALS:
    void openRequested(const QString& name);
    void editRequested(const QString& name);
    void exportRequested(const QString& name);
    void deleteRequested(const QString& name);
    void undoRequested();
    void importRequested();

private:
    void addProfile(const Line& line, int number);
    void addDeleted(const QString& name, bool justNow);

    State m_state;
    QPushButton* m_import = nullptr;
    SettingsRow* m_importRow = nullptr;
    std::vector<SettingsRow*> m_lines;
};

} // namespace grapevine::widgets
