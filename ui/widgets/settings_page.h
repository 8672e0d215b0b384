#pragma once

#include <QStringList>
#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QLineEdit;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace grapevine::widgets {

class SettingsSection;

/// All settings on one page, with a field above that leaves those a person looks for. Knows
/// sections, and nothing of what they set.
class SettingsPage final : public QWidget {
    Q_OBJECT
public:
    explicit SettingsPage(QWidget* parent = nullptr);
    ~SettingsPage() override;

    /// Below the others; the page owns it from then on. Its rows are found like all others.
    void addSection(std::unique_ptr<SettingsSection> section);
    [[nodiscard]] const std::vector<SettingsSection*>& sections() const { return m_sections; }

    void focusSearch();
    /// Where the person is, to be found again by a page made anew in another language.
    struct Where {
        QString sought;
        QString focus; ///< Object name of what had the keys.
        int scrolled = 0;
    };
    [[nodiscard]] Where where() const;
    void goTo(const Where& where);

Q_SIGNALS:
    /// Back to where the person was before.
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildHead();
    QWidget* buildNothing();
    void sift();
    void tint();

    QToolButton* m_back = nullptr;
    QLineEdit* m_search = nullptr;
    QScrollArea* m_area = nullptr;
    QVBoxLayout* m_column = nullptr;
    QWidget* m_nothing = nullptr; ///< In the sections' place while none is left.
    QLabel* m_nothingText = nullptr;
    std::vector<SettingsSection*> m_sections;
};

} // namespace grapevine::widgets
