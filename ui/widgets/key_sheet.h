#pragma once

#include <QDialog>

#include "ui/models/key_choices.h"
#include "ui/widgets/act_spec.h"

class QLabel;
class QLineEdit;
class QScrollArea;

namespace grapevine::widgets {

/// All keys of the window under their headings, in as many columns as there is room for; those that
/// fit what is typed above. Ctrl+C copies them as text.
class KeySheet final : public QDialog {
    Q_OBJECT
public:
    explicit KeySheet(QWidget* parent = nullptr);

    void setChoices(const models::KeyChoices& choices);
    /// One line an act, headings between, as the copy has them.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void changeRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Part {
        ActGroup group;
        std::vector<ActSpec> acts; ///< Those with keys that fit what is sought.
    };

    [[nodiscard]] std::vector<Part> parts() const;
    [[nodiscard]] QString where(const ActSpec& act) const;
    QWidget* newPart(const Part& part, QWidget* page) const;
    [[nodiscard]] int columnsFor(int width) const;
    void fill();
    void copy() const;

    models::KeyChoices m_choices;
    QLineEdit* m_search = nullptr;
    QScrollArea* m_area = nullptr;
    QLabel* m_note = nullptr;
    int m_columns = 0;
};

} // namespace grapevine::widgets
