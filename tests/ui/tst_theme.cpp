#include <QColor>
#include <QTest>

#include <array>
#include <cmath>
#include <vector>

#include "ui/widgets/kind_glyph.h"
#include "ui/widgets/theme.h"

using grapevine::widgets::mixed;
using grapevine::widgets::Theme;

/// The palette is measured, not guessed: nobody improves it by eye.
class TstTheme final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void coloursAreTheMeasuredOnes();
    void textIsLegible_data();
    void textIsLegible();
    void statusesStayApartForEveryEye_data();
    void statusesStayApartForEveryEye();
    void kindsOfChangesAreSeen_data();
    void kindsOfChangesAreSeen();
    void classesInStripsStayApart_data();
    void classesInStripsStayApart();
    void linesOfAChartStayApart_data();
    void linesOfAChartStayApart();
};

namespace {

using Triple = std::array<double, 3>;

Triple linear(const QColor& colour)
{
    const auto channel = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return {channel(colour.redF()), channel(colour.greenF()), channel(colour.blueF())};
}

double luminance(const QColor& colour)
{
    const auto [r, g, b] = linear(colour);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/// WCAG 2 contrast ratio.
double contrast(const QColor& a, const QColor& b)
{
    const double la = luminance(a) + 0.05;
    const double lb = luminance(b) + 0.05;
    return la > lb ? la / lb : lb / la;
}

using Matrix = std::array<Triple, 3>;

/// Machado, Oliveira and Fernandes 2009, full severity, on linear RGB.
constexpr std::array<Matrix, 4> kEyes = {Matrix{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
                                         Matrix{{{0.152286, 1.052583, -0.204868},
                                                 {0.114503, 0.786281, 0.099216},
                                                 {-0.003882, -0.048116, 1.051998}}},
                                         Matrix{{{0.367322, 0.860646, -0.227968},
                                                 {0.280085, 0.672501, 0.047413},
                                                 {-0.011820, 0.042940, 0.968881}}},
                                         Matrix{{{1.255528, -0.076749, -0.178779},
                                                 {-0.078411, 0.930809, 0.147602},
                                                 {0.004733, 0.691367, 0.303900}}}};

Triple lab(const QColor& colour, const Matrix& eye)
{
    const Triple rgb = linear(colour);
    Triple seen{};
    for (std::size_t row = 0; row < 3; ++row) {
        seen[row] = std::min(
            1.0, std::max(0.0, eye[row][0] * rgb[0] + eye[row][1] * rgb[1] + eye[row][2] * rgb[2]));
    }
    const auto [r, g, b] = seen;
    const auto f = [](double t) {
        return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    };
    const double x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
    const double y = f(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
    const double z = f((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// CIEDE2000 with all weights 1.
double distance(const Triple& p, const Triple& q)
{
    constexpr double kPi = 3.14159265358979323846;
    const double meanC = (std::hypot(p[1], p[2]) + std::hypot(q[1], q[2])) / 2;
    const double g =
        0.5 * (1 - std::sqrt(std::pow(meanC, 7) / (std::pow(meanC, 7) + std::pow(25.0, 7))));
    const double a1 = p[1] * (1 + g), a2 = q[1] * (1 + g);
    const double c1 = std::hypot(a1, p[2]), c2 = std::hypot(a2, q[2]);
    const auto hue = [](double a, double b) {
        const double h = std::atan2(b, a) * 180 / kPi;
        return h < 0 ? h + 360 : h;
    };
    const double h1 = hue(a1, p[2]), h2 = hue(a2, q[2]);
    double dh = h2 - h1;
    if (c1 * c2 == 0)
        dh = 0;
    else if (dh > 180)
        dh -= 360;
    else if (dh < -180)
        dh += 360;
    const double dL = q[0] - p[0], dC = c2 - c1;
    const double dH = 2 * std::sqrt(c1 * c2) * std::sin(dh / 2 * kPi / 180);
    const double L = (p[0] + q[0]) / 2, C = (c1 + c2) / 2;
    double h = h1 + h2;
    if (c1 * c2 != 0)
        h = std::abs(h1 - h2) <= 180 ? h / 2 : h < 360 ? (h + 360) / 2 : (h - 360) / 2;
    const auto cosd = [](double degrees) { return std::cos(degrees * kPi / 180); };
    const double t = 1 - 0.17 * cosd(h - 30) + 0.24 * cosd(2 * h) + 0.32 * cosd(3 * h + 6) -
                     0.20 * cosd(4 * h - 63);
    const double sL = 1 + 0.015 * std::pow(L - 50, 2) / std::sqrt(20 + std::pow(L - 50, 2));
    const double sC = 1 + 0.045 * C, sH = 1 + 0.015 * C * t;
    const double rT = -2 * std::sqrt(std::pow(C, 7) / (std::pow(C, 7) + std::pow(25.0, 7))) *
                      std::sin(60 * std::exp(-std::pow((h - 275) / 25, 2)) * kPi / 180);
    return std::sqrt(std::pow(dL / sL, 2) + std::pow(dC / sC, 2) + std::pow(dH / sH, 2) +
                     rT * (dC / sC) * (dH / sH));
}

void bothThemes()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

} // namespace

void TstTheme::coloursAreTheMeasuredOnes()
{
    QCOMPARE(Theme::light().alive, QColor(QStringLiteral("#0F4FA8")));
    QCOMPARE(Theme::light().suspect, QColor(QStringLiteral("#B25F00")));
    QCOMPARE(Theme::light().failed, QColor(QStringLiteral("#6E1020")));
    QCOMPARE(Theme::light().left, QColor(QStringLiteral("#737373")));
    QCOMPARE(Theme::dusk().alive, QColor(QStringLiteral("#5CC6FF")));
    QCOMPARE(Theme::dusk().suspect, QColor(QStringLiteral("#FFDD80")));
    QCOMPARE(Theme::dusk().failed, QColor(QStringLiteral("#E8694A")));
    QCOMPARE(Theme::dusk().left, QColor(QStringLiteral("#848A90")));
    QVERIFY(contrast(Qt::white, Qt::black) > 20.9);
}

void TstTheme::textIsLegible_data()
{
    bothThemes();
}

void TstTheme::textIsLegible()
{
    QFETCH(bool, dark);
    const Theme& theme = dark ? Theme::dusk() : Theme::light();
    const auto atLeast = [](double limit, const QColor& ink, const QColor& ground,
                            const char* what) {
        const double ratio = contrast(ink, ground);
        if (ratio >= limit) return true;
        qWarning("%s: %.2f:1", what, ratio);
        return false;
    };
    for (const QColor& status : {theme.alive, theme.suspect, theme.failed, theme.left}) {
        QVERIFY(atLeast(4.5, status, theme.base, "status on base"));
        // As shapes they need 3:1, on tinted rows and while stale too.
        QVERIFY(atLeast(3.0, status, theme.alternate, "status on alternate"));
        QVERIFY(atLeast(3.0, status, theme.selection, "status on selection"));
        QVERIFY(atLeast(2.5, mixed(status, theme.base, 0.7), theme.base, "stale status"));
    }
    for (const QColor& ground : {theme.base, theme.window, theme.alternate, theme.selection,
                                 theme.noticeInfo, theme.noticeWarn, theme.demo}) {
        QVERIFY(atLeast(7.0, theme.text, ground, "text"));
    }
    for (const QColor& ground : {theme.base, theme.window, theme.alternate}) {
        QVERIFY(atLeast(4.5, theme.quiet, ground, "quiet"));
        QVERIFY(atLeast(4.5, theme.accent, ground, "accent"));
        QVERIFY(atLeast(4.5, theme.failed, ground, "problem"));
    }
    QVERIFY(atLeast(4.5, theme.quiet, theme.selection, "quiet on selection"));
    // Chips of a filter, muted and not; badges of places; lines of a review.
    QVERIFY(atLeast(4.5, theme.text, theme.selection, "chip"));
    QVERIFY(atLeast(4.5, theme.quiet, theme.window, "muted chip"));
    QVERIFY(atLeast(4.5, theme.base, theme.failed, "badge that warns"));
    QVERIFY(atLeast(4.5, theme.text, mixed(theme.text, theme.window, 0.12), "badge that tells"));
    QVERIFY(atLeast(4.5, theme.text, theme.production, "production"));
    QVERIFY(atLeast(3.0, theme.suspect, theme.noticeWarn, "hatching of a warning"));
    QVERIFY(atLeast(3.0, theme.accent, theme.noticeInfo, "edge of a notice"));
    QVERIFY(atLeast(4.5, theme.text, mixed(theme.accent, theme.window, theme.dark ? 0.22 : 0.14),
                    "chosen segment"));
    QVERIFY(atLeast(4.5, theme.onAccent, theme.accent, "main button"));
    QVERIFY(atLeast(4.5, theme.base, theme.demoMark, "demo badge"));
    QVERIFY(atLeast(3.0, theme.demoMark, theme.base, "demo mark"));
    QVERIFY(atLeast(3.0, theme.productionMark, theme.base, "production frame"));
    QVERIFY(atLeast(3.0, theme.productionMark, theme.production, "its stripes"));
    QVERIFY(atLeast(4.5, mixed(theme.text, theme.base, 0.7), theme.base, "stale text"));
    QVERIFY(atLeast(3.0, mixed(theme.quiet, theme.base, 0.7), theme.base, "stale faint"));
}

void TstTheme::statusesStayApartForEveryEye_data()
{
    bothThemes();
}

void TstTheme::statusesStayApartForEveryEye()
{
    QFETCH(bool, dark);
    const Theme& theme = dark ? Theme::dusk() : Theme::light();
    const std::array<QColor, 4> colours{theme.alive, theme.suspect, theme.failed, theme.left};
    double smallest = 1000;
    for (const auto& eye : kEyes) {
        for (std::size_t a = 0; a < colours.size(); ++a) {
            for (std::size_t b = a + 1; b < colours.size(); ++b) {
                smallest = std::min(smallest, distance(lab(colours[a], eye), lab(colours[b], eye)));
            }
        }
    }
    qInfo("smallest CIEDE2000 distance of two statuses: %.1f", smallest);
    // The naive green, amber, red has 6.6 here.
    QVERIFY(smallest > 18.0);
}

void TstTheme::kindsOfChangesAreSeen_data()
{
    bothThemes();
}

void TstTheme::kindsOfChangesAreSeen()
{
    QFETCH(bool, dark);
    const Theme& theme = dark ? Theme::dusk() : Theme::light();
    for (std::size_t kind = 0; kind < grapevine::models::kTimelineKinds; ++kind) {
        const auto colour = grapevine::widgets::kindColour(
            static_cast<grapevine::models::TimelineKind>(kind), theme);
        for (const QColor& ground : {theme.base, theme.alternate, theme.selection})
            QVERIFY2(contrast(colour, ground) >= 3.0, qPrintable(QString::number(kind)));
    }
}

void TstTheme::classesInStripsStayApart_data()
{
    bothThemes();
}

void TstTheme::classesInStripsStayApart()
{
    using grapevine::models::ChangeClass;
    QFETCH(bool, dark);
    const Theme& theme = dark ? Theme::dusk() : Theme::light();
    // What was only heard stands back; the four that tell of a status do not.
    const std::array tellers{ChangeClass::Failed, ChangeClass::Suspect, ChangeClass::Gone,
                             ChangeClass::Back};
    for (const auto one : tellers) {
        const auto colour = grapevine::widgets::classColour(one, theme);
        QVERIFY(contrast(colour, theme.base) >= 3.0);
        for (const auto other : tellers) {
            if (one == other) continue;
            for (const auto& eye : kEyes)
                QVERIFY(distance(lab(colour, eye),
                                 lab(grapevine::widgets::classColour(other, theme), eye)) > 18.0);
        }
    }
    const auto heard = grapevine::widgets::classColour(ChangeClass::Heard, theme);
    QVERIFY(contrast(heard, theme.base) >= 2.0);
}

void TstTheme::linesOfAChartStayApart_data()
{
    bothThemes();
}

void TstTheme::linesOfAChartStayApart()
{
    QFETCH(bool, dark);
    const Theme& theme = dark ? Theme::dusk() : Theme::light();
    // Together in one chart: counts by status; changes, events and queries; acks and answers.
    const std::vector<std::vector<QColor>> charts{{theme.alive, theme.suspect, theme.failed},
                                                  {theme.accent, theme.text, theme.quiet},
                                                  {theme.accent, theme.quiet}};
    for (const auto& lines : charts) {
        for (std::size_t a = 0; a < lines.size(); ++a) {
            QVERIFY(contrast(lines[a], theme.base) >= 3.0);
            for (std::size_t b = a + 1; b < lines.size(); ++b) {
                for (const auto& eye : kEyes) {
                    const double apart = distance(lab(lines[a], eye), lab(lines[b], eye));
                    QVERIFY2(apart > 10.0, qPrintable(QString::number(apart)));
                }
            }
        }
    }
}

QTEST_APPLESS_MAIN(TstTheme)
#include "tst_theme.moc"
