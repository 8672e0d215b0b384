#pragma once

#include <QStringList>
#include <QWidget>

class QCheckBox;
class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace grapevine::widgets {

class ElidedLabel;
class LinkButton;

/// One setting: what it is called, a plain sentence of what it does, and at the end what it is
/// changed with. What is changed holds at once.
class SettingsRow final : public QWidget {
    Q_OBJECT
public:
    struct Words {
        QString title;
        QString detail{};
        QString synonyms{};     ///< Found by, never shown; in the reader's language.
        bool isOneLine = false; ///< The detail ends in dots where room does, instead of wrapping.
    };

    SettingsRow(const QString& objectName, const Words& words, QWidget* parent = nullptr);

    /// At the row's end, the first leftmost. What has no accessible name gets the row's.
    void addControl(QWidget* control);
    /// A box to tick, which a click anywhere on the row turns as well.
    QCheckBox* addSwitch(const QString& objectName);
    /// Below the words, as wide as the row.
    void addBelow(QWidget* wide);

    void setDetail(const QString& detail);
    /// Offers the way back to how it is by default. Once asked, it has its room for good: nothing
    /// moves when it comes and goes.
    void setDiffers(bool differs);

    [[nodiscard]] QString title() const;
    /// Every one of the words is in its title, sentence or synonyms, or in `heading`; in whatever
    /// case.
    [[nodiscard]] bool has(const QStringList& words, const QString& heading) const;

Q_SIGNALS:
    void defaultWanted();

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void describe(QWidget* control) const;

    ElidedLabel* m_title = nullptr;
    QLabel* m_detail = nullptr;
    LinkButton* m_default = nullptr;
    QHBoxLayout* m_controls = nullptr;
    QVBoxLayout* m_column = nullptr;
    QCheckBox* m_switch = nullptr;
    QString m_synonyms;
};

} // namespace grapevine::widgets
