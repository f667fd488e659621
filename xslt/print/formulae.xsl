<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI chapter 14.2: formulae. MathML becomes Typst's mathematics, element by element; what it has no
     rule for is a row of what stands in it. Each formula has an alternative text, which the audit
     reads: its words in their order, with signs between them. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns:mml="http://www.w3.org/1998/Math/MathML"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all"
    expand-text="yes">

  <!-- TeX is shown as it is written, in a line of its own where the source sets it off. -->
  <xsl:template match="formula[not(*)][contains(lower-case(@notation), 'tex')]" mode="m:book" as="element()">
    <b:tex>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:apply-templates select=".[f:block(.)]" mode="m:display"/>
      <xsl:value-of select="normalize-space()"/>
      <xsl:apply-templates select="@n" mode="m:formula-number"/>
    </b:tex>
  </xsl:template>

  <xsl:template match="formula[mml:math]" mode="m:book" as="element(b:span)" priority="2">
    <b:span>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:apply-templates select="node()[normalize-space() or self::*]" mode="#current"/>
    </b:span>
  </xsl:template>

  <xsl:template match="mml:math" mode="m:book" as="element(b:formula)?" priority="3">
    <xsl:variable name="number" as="xs:string?"
        select="parent::formula[count(*) eq 1]/@n ! ('(' || translate(., '()', '') || ')')"/>
    <xsl:variable name="drawn" as="node()*">
      <xsl:apply-templates mode="m:math"/>
    </xsl:variable>
    <xsl:if test="exists($drawn)">
      <xsl:variable name="words" as="xs:string*">
        <xsl:apply-templates mode="m:linear"/>
      </xsl:variable>
      <b:formula alt="{f:plain(normalize-space(string-join(($words, $number), ' ')))}">
        <xsl:apply-templates mode="m:display" select="
            (., ancestor::formula[1])[@display = 'block' or @type = 'display' or self::formula[@n or f:block(.)]][1]
              [not(ancestor::cell) or ancestor-or-self::formula/@n]"/>
        <xsl:apply-templates select="parent::formula[exists($number)]/@n" mode="m:formula-number"/>
        <xsl:sequence select="$drawn"/>
      </b:formula>
    </xsl:if>
  </xsl:template>

  <!-- That a formula has a line of its own. -->
  <xsl:mode name="m:display" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="m:display" as="attribute(display)">
    <xsl:attribute name="display" select="'yes'"/>
  </xsl:template>

  <!-- The number of a formula, at the end of its line. -->
  <xsl:mode name="m:formula-number" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="@n" mode="m:formula-number" as="element(b:with)">
    <b:with name="number">({translate(., '()', '')})</b:with>
  </xsl:template>

  <!-- ═══ What is drawn ═══ -->

  <xsl:mode name="m:math" on-no-match="fail" on-multiple-match="fail"/>

  <!-- Programs, and what says the same to machines (flows.py has rules for it), are not drawn. -->
  <xsl:template match="*[local-name() = ('script', 'style')] | mml:annotation | mml:annotation-xml
      | comment() | processing-instruction()" mode="m:math m:linear" as="empty-sequence()" priority="2"/>

  <xsl:template match="*" mode="m:math" as="node()*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- Brackets at the ends of a row are as high as it is. -->
  <xsl:template match="*[*[2]][(*[1], *[last()])/self::mml:mo[matches(., '^\s*[()\[\]{}|‖⌈⌉⌊⌋⟨⟩]\s*$')]]" mode="m:math"
      as="element(b:row)">
    <b:row><xsl:apply-templates mode="#current"/></b:row>
  </xsl:template>

  <xsl:template match="text()" mode="m:math" as="element(b:wording)?">
    <xsl:if test="normalize-space()">
      <b:wording>{normalize-space()}</b:wording>
    </xsl:if>
  </xsl:template>

  <!-- Tokens: letters of one character are slanted, names of functions are not. -->
  <xsl:template match="mml:mi[not(*)]" mode="m:math" as="element(b:identifier)?">
    <xsl:if test="normalize-space()">
      <b:identifier look="{(@mathvariant, if (string-length(normalize-space()) eq 1) then 'italic' else 'function')[1]}">
        <xsl:text>{normalize-space()}</xsl:text>
      </b:identifier>
    </xsl:if>
  </xsl:template>

  <xsl:template match="mml:mn[not(*)]" mode="m:math" as="element(b:identifier)?">
    <xsl:if test="normalize-space()">
      <b:identifier look="{(@mathvariant, 'normal')[1]}">{normalize-space()}</b:identifier>
    </xsl:if>
  </xsl:template>

  <!-- What is only meant, as that a function is applied, has no sign. -->
  <xsl:template match="mml:mo[not(*)]" mode="m:math" as="element(b:operator)?">
    <xsl:variable name="sign" as="xs:string" select="f:operator(.)"/>
    <xsl:if test="$sign ne ''">
      <b:operator sign="{f:plain($sign)}"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="mml:mspace" mode="m:math" as="element(b:operator)">
    <b:operator sign=" "/>
  </xsl:template>

  <!-- Returns the sign of an operator. -->
  <xsl:function name="f:operator" as="xs:string">
    <xsl:param name="operator" as="element(mml:mo)"/>
    <xsl:sequence select="translate(normalize-space($operator), '-&#x2061;&#x2062;&#x2063;&#x2064;', '&#x2212;')"/>
  </xsl:function>

  <xsl:template match="mml:mfrac[count(*) eq 2]" mode="m:math" as="element(b:fraction)">
    <b:fraction>
      <xsl:sequence select="@linethickness[matches(., '^0+(\.0+)?\s*[a-z%]*$')] ! f:attribute('line', 'none')"/>
      <xsl:sequence select="f:argument('below', *[2])"/>
      <xsl:apply-templates select="*[1]" mode="#current"/>
    </b:fraction>
  </xsl:template>

  <xsl:template match="mml:msqrt | mml:menclose[@notation = 'radical']" mode="m:math" as="element(b:radical)">
    <b:radical><xsl:apply-templates mode="#current"/></b:radical>
  </xsl:template>

  <xsl:template match="mml:mroot[count(*) eq 2]" mode="m:math" as="element(b:radical)">
    <b:radical>
      <xsl:sequence select="f:argument('index', *[2])"/>
      <xsl:apply-templates select="*[1]" mode="#current"/>
    </b:radical>
  </xsl:template>

  <xsl:template match="mml:menclose[contains(@notation, 'strike')]" mode="m:math" as="element(b:struck)">
    <b:struck><xsl:apply-templates mode="#current"/></b:struck>
  </xsl:template>

  <xsl:template match="mml:msub[count(*) eq 2]" mode="m:math" as="element(b:scripts)">
    <b:scripts>
      <xsl:sequence select="f:argument('lower', *[2])"/>
      <xsl:apply-templates select="*[1]" mode="#current"/>
    </b:scripts>
  </xsl:template>

  <xsl:template match="mml:msup[count(*) eq 2]" mode="m:math" as="element(b:scripts)">
    <b:scripts>
      <xsl:sequence select="f:argument('upper', *[2])"/>
      <xsl:apply-templates select="*[1]" mode="#current"/>
    </b:scripts>
  </xsl:template>

  <xsl:template match="mml:msubsup[count(*) eq 3]" mode="m:math" as="element(b:scripts)">
    <b:scripts>
      <xsl:sequence select="f:argument('lower', *[2]), f:argument('upper', *[3])"/>
      <xsl:apply-templates select="*[1]" mode="#current"/>
    </b:scripts>
  </xsl:template>

  <!-- Limits stand over and under what is summed; in a line of text beside it. -->
  <xsl:template match="mml:munder[count(*) eq 2]" mode="m:math" as="element(b:limits)">
    <b:limits>
      <xsl:sequence select="f:moves(*[1]), f:argument('lower', *[2])"/>
      <xsl:apply-templates select="*[1]" mode="#current"/>
    </b:limits>
  </xsl:template>

  <xsl:template match="mml:mover[count(*) eq 2]" mode="m:math" as="element(b:limits)">
    <b:limits>
      <xsl:sequence select="f:moves(*[1]), f:argument('upper', *[2])"/>
      <xsl:apply-templates select="*[1]" mode="#current"/>
    </b:limits>
  </xsl:template>

  <xsl:template match="mml:munderover[count(*) eq 3]" mode="m:math" as="element(b:limits)">
    <b:limits>
      <xsl:sequence select="f:moves(*[1]), f:argument('lower', *[2]), f:argument('upper', *[3])"/>
      <xsl:apply-templates select="*[1]" mode="#current"/>
    </b:limits>
  </xsl:template>

  <!-- A letter with an accent, or a line over several. -->
  <xsl:template match="mml:mover[count(*) eq 2][*[2][self::mml:mo][f:operator(.) = $f:accents]]" mode="m:math"
      as="element(b:accented)" priority="1">
    <b:accented accent="{f:operator(*[2])}"><xsl:apply-templates select="*[1]" mode="#current"/></b:accented>
  </xsl:template>

  <xsl:variable name="f:accents" static="yes" as="xs:string*"
      select="tokenize('^ ˆ ~ ˜ ¯ ‾ ˉ ˙ ¨ ´ ` ˘ ˇ → ⃗ ⇀ ←')"/>

  <!-- Returns, of what is summed, that its limits move beside it in a line of text. -->
  <xsl:function name="f:moves" as="attribute()?">
    <xsl:param name="base" as="element()"/>
    <xsl:sequence select="
        $base/descendant-or-self::*[self::mml:mo or self::mml:mi][last()]
          [matches(normalize-space(), '^([∏-∑⋀-⋃⨀-⨆]|lim|lim ?inf|lim ?sup|max|min|sup|inf)$')]
          ! f:attribute('moves', 'yes')"/>
  </xsl:function>

  <!-- Indices on both sides: those after the letter, then those before it. -->
  <xsl:template match="mml:mmultiscripts[*]" mode="m:math" as="element(b:scripts)">
    <xsl:variable name="after" as="element()*" select="*[position() gt 1][not(. >> ../mml:mprescripts)][not(self::mml:mprescripts)]"/>
    <xsl:variable name="before" as="element()*" select="mml:mprescripts/following-sibling::*"/>
    <b:scripts>
      <xsl:sequence select="
          f:argument('lower', $after[position() mod 2 eq 1]), f:argument('upper', $after[position() mod 2 eq 0]),
          f:argument('lower-before', $before[position() mod 2 eq 1]),
          f:argument('upper-before', $before[position() mod 2 eq 0])"/>
      <xsl:apply-templates select="*[1][not(self::mml:mprescripts)]" mode="#current"/>
    </b:scripts>
  </xsl:template>

  <xsl:template match="mml:mfenced" mode="m:math" as="element(b:row)">
    <xsl:variable name="separators" as="xs:string"
        select="replace((@separators, ',')[1], '\s', '')"/>
    <b:row>
      <b:operator sign="{f:plain((@open, '(')[1])}"/>
      <xsl:for-each select="*">
        <xsl:if test="$separators ne '' and f:separated(.)">
          <b:operator sign="{f:plain(substring($separators, min((position() - 1, string-length($separators))), 1))}"/>
        </xsl:if>
        <xsl:apply-templates select="." mode="m:math"/>
      </xsl:for-each>
      <b:operator sign="{f:plain((@close, ')')[1])}"/>
    </b:row>
  </xsl:template>

  <!-- Returns whether a separator stands before what is between brackets: where it has no sign there. -->
  <xsl:function name="f:separated" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element/preceding-sibling::*) and empty(($element, $element/preceding-sibling::*[1])/self::mml:mo)"/>
  </xsl:function>

  <xsl:template match="mml:mtable" mode="m:math" as="element(b:matrix)">
    <xsl:variable name="columns" as="xs:integer" select="max((1, mml:*/count(mml:mtd)))"/>
    <b:matrix columns="{$columns}">
      <xsl:for-each select="*">
        <xsl:variable name="cells" as="element()*" select="if (mml:mtd) then mml:mtd else ."/>
        <xsl:for-each select="$cells">
          <b:row><xsl:apply-templates mode="m:math"/></b:row>
        </xsl:for-each>
        <xsl:for-each select="count($cells) + 1 to $columns"><b:row/></xsl:for-each>
      </xsl:for-each>
    </b:matrix>
  </xsl:template>

  <!-- Returns a named argument that holds what is drawn for some elements, if there is anything. -->
  <xsl:function name="f:argument" as="element(b:with)?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="elements" as="element()*"/>
    <xsl:where-populated>
      <b:with>
        <xsl:sequence select="f:attribute('name', $name)"/>
        <xsl:apply-templates select="$elements" mode="m:math"/>
      </b:with>
    </xsl:where-populated>
  </xsl:function>

  <!-- Returns an attribute. -->
  <xsl:function name="f:attribute" as="attribute()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:attribute name="{$name}" select="$value"/>
  </xsl:function>

  <!-- ═══ What is read: each word by itself, since MathML parts its letters ═══ -->

  <xsl:mode name="m:linear" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="m:linear" as="xs:string*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="text()" mode="m:linear" as="xs:string?">
    <xsl:sequence select="normalize-space()[. ne '']"/>
  </xsl:template>

  <xsl:template match="mml:mo[not(*)]" mode="m:linear" as="xs:string?">
    <xsl:sequence select="f:operator(.)[. ne '']"/>
  </xsl:template>

  <xsl:template match="mml:mfenced" mode="m:linear" as="xs:string*">
    <xsl:sequence select="(@open, '(')[1]"/>
    <xsl:for-each select="*">
      <xsl:sequence select="','[f:separated(current())]"/>
      <xsl:apply-templates select="." mode="m:linear"/>
    </xsl:for-each>
    <xsl:sequence select="(@close, ')')[1]"/>
  </xsl:template>

  <xsl:template match="mml:mfrac" mode="m:linear" as="xs:string*">
    <xsl:for-each select="*">
      <xsl:sequence select="'/'[current()/preceding-sibling::*]"/>
      <xsl:apply-templates select="." mode="m:group"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="mml:msqrt | mml:mroot" mode="m:linear" as="xs:string*">
    <xsl:text>√</xsl:text>
    <xsl:apply-templates mode="m:group"/>
  </xsl:template>

  <xsl:template match="mml:msub | mml:munder" mode="m:linear" as="xs:string*">
    <xsl:sequence select="f:with-signs(., '_')"/>
  </xsl:template>

  <xsl:template match="mml:msup | mml:mover" mode="m:linear" as="xs:string*">
    <xsl:sequence select="f:with-signs(., '^')"/>
  </xsl:template>

  <xsl:template match="mml:msubsup | mml:munderover" mode="m:linear" as="xs:string*">
    <xsl:sequence select="f:with-signs(., ('_', '^'))"/>
  </xsl:template>

  <!-- Returns the words of some elements, with a sign before each but the first. -->
  <xsl:function name="f:with-signs" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="signs" as="xs:string+"/>
    <xsl:for-each select="$element/*">
      <xsl:variable name="number" as="xs:integer" select="position() - 1"/>
      <xsl:sequence select="$signs[$number]"/>
      <xsl:apply-templates select="." mode="m:group"/>
    </xsl:for-each>
  </xsl:function>

  <!-- What belongs together stands in brackets, unless it is a single word. -->
  <xsl:mode name="m:group" on-no-match="deep-skip" on-multiple-match="fail"/>

  <xsl:template match="*" mode="m:group" as="xs:string*">
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates select="." mode="m:linear"/>
    </xsl:variable>
    <xsl:sequence select="if (count($words) gt 1) then ('(', $words, ')') else $words"/>
  </xsl:template>

</xsl:stylesheet>
