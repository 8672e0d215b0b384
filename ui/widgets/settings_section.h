#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

#include "ui/widgets/settings_row.h"

class QVBoxLayout;

namespace grapevine::widgets {

/// A heading of the settings page and its rows. Whoever has settings of their own makes one, fills
/// it with rows, and gives it to the page, which then finds those rows too.
class SettingsSection : public QWidget {
    Q_OBJECT
public:
    SettingsSection(const QString& objectName, const QString& title, QWidget* parent = nullptr);

    [[nodiscard]] const QString& title() const { return m_title; }
    [[nodiscard]] const std::vector<SettingsRow*>& rows() const { return m_rows; }

    /// Below the others. It may come and go while the page is shown.
    SettingsRow& addRow(const QString& objectName, const SettingsRow::Words& words);
    void removeRow(SettingsRow& row);

    /// Hides rows that lack one of the words, and itself when none is left. Whether any is shown.
    bool sift(const QStringList& words);

Q_SIGNALS:
    /// Rows came or went: what is sought may be found now.
    void rowsChanged();

private:
    QString m_title;
    QVBoxLayout* m_column = nullptr;
    std::vector<SettingsRow*> m_rows;
};

} // namespace grapevine::widgets
