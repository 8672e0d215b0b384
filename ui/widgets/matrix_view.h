#pragma once

#include <QTableView>

#include <optional>

#include "core/base/ids.h"

namespace grapevine::models {
class ViewMatrixModel;
}

namespace grapevine::widgets {

class MatrixHeader;

/// The matrix itself, one glyph a cell. The cursor goes from cell to cell, and a screen reader says
/// each as a sentence.
class MatrixView final : public QTableView {
    Q_OBJECT
public:
    explicit MatrixView(models::ViewMatrixModel& model, QWidget* parent = nullptr);

    /// As TSV, to the clipboard.
    void copyAll() const;
    /// The person has begun to work with what is seen.
    [[nodiscard]] bool isTouched() const { return m_touched; }
    void setUntouched() { m_touched = false; }
    void setCurrent(MemberKey member, MemberKey asker);

Q_SIGNALS:
    /// The person wants to see more of the member of a row.
    void memberChosen(grapevine::MemberKey member);
    /// The sentence of the cell under the cursor; empty without one.
    void cellChanged(const QString& sentence);

protected:
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void fit();
    void fitHeaders();
    void remember();
    void restore();

    models::ViewMatrixModel& m_model;
    MatrixHeader* m_above = nullptr;
    MatrixHeader* m_beside = nullptr;
    std::optional<MemberKey> m_member; ///< Of the cursor, over a reset.
    std::optional<MemberKey> m_asker;
    bool m_touched = false;
};

} // namespace grapevine::widgets
