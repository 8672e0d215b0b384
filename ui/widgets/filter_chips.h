#pragma once

#include <QWidget>

#include <string>
#include <vector>

#include "core/filter/expression.h"

class QToolButton;

namespace grapevine::widgets {

class FilterChip;

/// The filter in force as a row of chips, and the parts that are muted for a while. Chips that have
/// no room go into a list at the end.
class FilterChips final : public QWidget {
    Q_OBJECT
public:
    explicit FilterChips(QWidget* parent = nullptr);

    /// The filter that is in force now, wherever it comes from. What is muted stays, unless the
    /// filter has been emptied.
    void show(const filter::Expression& filter);
    [[nodiscard]] bool isEmpty() const { return m_parts.empty(); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The filter as it is to be after a click on a chip.
    void edited(const QString& filter);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Part {
        std::string term;
        bool muted = false;
    };
    void rebuild();
    void place();
    void listHidden();
    void negate(std::size_t part);
    void mute(std::size_t part);
    void remove(std::size_t part);
    void tell();
    [[nodiscard]] filter::Expression alone(const std::string& term) const;

    std::vector<Part> m_parts;
    std::vector<FilterChip*> m_chips; ///< One for each part.
    QToolButton* m_more = nullptr;
    bool m_telling = false;
};

} // namespace grapevine::widgets
