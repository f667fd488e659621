<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 3.5, Simple editorial changes: alternatives never run together. The chosen reading is
     the text, the others follow in brackets with what they are. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="choice" mode="m:html" as="node()*">
    <xsl:variable name="chosen" as="element()?" select="f:reading(.)"/>
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates select="$chosen" mode="#current"/>
      <xsl:for-each select="* except $chosen">
        <xsl:element name="{f:tag(., 'span')}">
          <xsl:attribute name="class" select="'alternative'"/>
          <xsl:attribute name="data-alternative" select="local-name()"/>
          <xsl:variable name="label" as="xs:string" select="
              (f:known-label('alternative.' || local-name()), f:label('alternative.choice'))[1]"/>
          <xsl:sequence select="f:sign(' [' || $label || ' ', ('source', 'edited'))"/>
          <xsl:apply-templates select="." mode="#current"/>
          <xsl:sequence select="f:sign(']', ('source', 'edited'))"/>
        </xsl:element>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>

  <xsl:template match="sic | corr | orig | reg | abbr | expan | am | unclear" mode="m:html"
      as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:hint(.)"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:sign(f:closing(.))"/>
    </xsl:element>
  </xsl:template>

  <!-- What an editor adds in completing an abbreviation. -->
  <xsl:template match="ex" mode="m:html" as="element()">
    <span>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select=".[@cert or @resp] ! f:hint(.)"/>
      <xsl:sequence select="f:sign(f:opening(.))"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:sign(f:closing(.))"/>
    </span>
  </xsl:template>

  <xsl:template match="sic[not(parent::choice)]" mode="m:html" priority="1" as="element()+">
    <xsl:next-match/>
    <xsl:sequence select="f:sign(' '[not(matches(current()/following-sibling::node()[1], '^[\p{L}\p{N}]'))] || '[sic]', 'source')"/>
  </xsl:template>

  <xsl:template match="supplied" mode="m:html" as="element()+">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:hint(.)"/>
      <xsl:sequence select="f:sign(f:opening(.))"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:sign(f:closing(.))"/>
    </xsl:element>
    <!-- What could not be read leaves a gap in the wording of the source. -->
    <xsl:if test="matches(@reason, 'lost|illeg|damag|undefined', 'i')">
      <xsl:call-template name="f:stand-in">
        <xsl:with-param name="states" select="'source'"/>
        <xsl:with-param name="content" select="f:sign('[…]')"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="gap" mode="m:html" as="node()+">
    <span data-generated="">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:hint(.)"/>
      <xsl:value-of select="f:opening(.) || f:missing-text(.) || f:closing(.)"/>
    </span>
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <xsl:template match="gap/desc" mode="m:html" priority="1" as="element()">
    <span class="alternative" data-alternative="desc">
      <xsl:sequence select="f:sign(' [')"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:sign(']')"/>
    </span>
  </xsl:template>

  <!-- An abbreviation that the editor of an inscription does not resolve. -->
  <xsl:template match="abbr[f:leiden(.)][not(ancestor::expan or parent::choice)]" mode="m:html" priority="1"
      as="element()+">
    <xsl:next-match/>
    <xsl:sequence select="f:sign('(- - -)')"/>
  </xsl:template>

  <xsl:template match="add" mode="m:html" as="element()">
    <ins>
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="f:place-class(@place)"/>
      </xsl:apply-templates>
      <xsl:sequence select="f:hint(.)"/>
      <xsl:sequence select="f:change-sign(f:opening(.))"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:change-sign(f:closing(.))"/>
    </ins>
  </xsl:template>

  <xsl:template match="del" mode="m:html" as="element()">
    <del>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:hint(.)"/>
      <xsl:sequence select="f:change-sign(f:opening(.))"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:change-sign(f:closing(.))"/>
    </del>
  </xsl:template>

  <!-- Returns the class for where on the page something was added. -->
  <xsl:function name="f:place-class" as="xs:string?">
    <xsl:param name="place" as="attribute()?"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize(lower-case($place), '[\s_-]+')"/>
    <xsl:sequence select="
        if ($words = ('above', 'supralinear', 'superlinear', 'interlinear', 'superscript')) then 'place-above'
        else if ($words = ('below', 'sublinear', 'infralinear', 'under')) then 'place-below'
        else if ($words = ('margin', 'marginal', 'left', 'right', 'marginleft', 'marginright')) then 'place-margin'
        else ()"/>
  </xsl:function>

  <!-- Returns, as a title, what the attributes of an intervention say. -->
  <xsl:function name="f:hint" as="attribute()?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="words" as="xs:string" select="
        string-join((
          f:known-label('element.' || local-name($element))[not($element[self::gap][@reason])]
            [not($element/(self::name | self::persName | self::orgName | self::placeName
              | self::date | self::time | self::foreign | self::term | self::title))],
          $element/@reason ! (tokenize(.) ! (f:known-label('reason.' || .), .)[1]),
          $element/(@type, @subtype, @function, @place, @cause, @agent, @degree),
          $element/self::del/@rend ! f:without-look(.),
          f:extent($element), $element/@dim,
          $element/@hand ! f:hand-of(.) ! f:label-with('hand', map{'name': .}),
          $element/@resp ! f:who(.) ! f:label-with('responsible', map{'name': .}),
          $element/@evidence,
          $element/@source ! f:who(.) ! f:label-with('source-of', map{'name': .}),
          $element/@cert ! f:label-with('certainty', map{'degree': string(.)})), '; ')"/>
    <xsl:if test="$words">
      <xsl:attribute name="title" select="$words"/>
    </xsl:if>
  </xsl:function>

  <!-- Returns how much something is, or is missing. -->
  <xsl:function name="f:extent" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="range" as="xs:string*" select="distinct-values($element/(@atLeast, @min, @atMost, @max))"/>
    <xsl:variable name="amount" as="xs:string?" select="
        ($element/(@quantity, @extent), string-join($range, '–')[. ne ''])[1]"/>
    <xsl:sequence select="string-join(('ca.'[$element/@precision = 'low'], $amount, $element/@unit), ' ')[exists($amount)]"/>
  </xsl:function>

</xsl:stylesheet>
