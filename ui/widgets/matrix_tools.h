#pragma once

#include <QWidget>

#include <cstddef>

class QCheckBox;

class QPushButton;

namespace grapevine::models {
class ViewAsking;
class ViewMatrixModel;
} // namespace grapevine::models

namespace grapevine::widgets {

class ElidedLabel;
class FilterField;

/// What stands above the matrix in the window's top bar: filter, what is shown, and the button that
/// asks.
class MatrixTools final : public QWidget {
    Q_OBJECT
public:
    explicit MatrixTools(models::ViewMatrixModel& model, QWidget* parent = nullptr);

    [[nodiscard]] FilterField& field() { return *m_field; }
    [[nodiscard]] bool wantsAgain() const;
    void setAgain(bool again);
    /// As the round stands. `possible`: the link can ask, and there is somebody; `members`: so many
    /// would have to be asked.
    void show(const models::ViewAsking& asking, bool possible, std::size_t members);

Q_SIGNALS:
    void askClicked();
    void stopClicked();

private:
    void build();
    void showFilter();
    void showPending();

    models::ViewMatrixModel& m_model;
    FilterField* m_field = nullptr;
    ElidedLabel* m_badge = nullptr;
    QPushButton* m_resort = nullptr;
    QCheckBox* m_disputed = nullptr;
    QCheckBox* m_again = nullptr;
    QPushButton* m_ask = nullptr;
    bool m_open = false;
};

} // namespace grapevine::widgets
