#pragma once

#include <QFrame>

#include "ui/models/palette_model.h"

class QLabel;
class QLineEdit;
class QListView;

namespace grapevine::widgets {

/// The palette: one field, and below it all that fits what is typed there. Stands over the window
/// until something is chosen, Escape is pressed or the person clicks elsewhere; what is shown below
/// goes on living. Decides nothing.
class PaletteBox final : public QFrame {
    Q_OBJECT
public:
    explicit PaletteBox(QWidget* parent);

    [[nodiscard]] models::PaletteModel& model() { return *m_model; }
    /// Over the upper middle of that window; empty at first.
    void openOver(const QWidget& window);

Q_SIGNALS:
    /// By Enter or a click; the palette is shut by then.
    void chosen(const grapevine::models::PaletteEntry& entry);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool handleKey(int key);
    void handleTyped(const QString& typed);
    void move(int rows);
    void choose(int row);
    void fit();
    void tell();

    models::PaletteModel* m_model = nullptr;
    QLineEdit* m_field = nullptr;
    QListView* m_list = nullptr;
    QLabel* m_empty = nullptr;
    QLabel* m_foot = nullptr;
};

} // namespace grapevine::widgets
