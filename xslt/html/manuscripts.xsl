<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 11, Manuscript description: each piece with its label, in the order of the source. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The record of a catalogue: where a document has no text, the description of its source is what it is
       about. -->
  <xsl:template match="teiHeader[fileDesc/sourceDesc//msDesc][not(../*[not(self::teiHeader)][normalize-space()])]"
      mode="m:description" as="element()">
    <section class="description" data-generated="">
      <xsl:sequence select="f:quoted(fileDesc/sourceDesc//msDesc[not(ancestor::witness)])"/>
    </section>
  </xsl:template>

  <xsl:template match="msDesc" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <!-- What a description has large parts for is headed by the name of the part. -->
  <xsl:template match="msPart | msFrag | msContents | physDesc | history | additional" mode="m:html"
      as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:generated('heading', string-join((f:called(.), @n), ' '))[normalize-space(current())]"/>
      <xsl:call-template name="f:pieces"/>
    </div>
  </xsl:template>

  <!-- The shelfmark on one line, its parts separated where nothing separates them. -->
  <xsl:template match="msIdentifier | altIdentifier" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'piece'[current()/self::msIdentifier]"/>
      </xsl:apply-templates>
      <xsl:sequence select="(@type, idno[1]/@type)[1] ! f:generated('label', . || ': ')[current()/self::altIdentifier]"/>
      <xsl:for-each select="*[normalize-space()]">
        <xsl:if test="position() gt 1">
          <xsl:sequence select="f:generated('separator', if (self::altIdentifier) then '; ' else ', ')"/>
        </xsl:if>
        <xsl:apply-templates select="." mode="#current"/>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>

  <xsl:template match="msName | collection" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- The language of what is described has its label there. -->
  <xsl:template match="(msContents | msItem | msItemStruct)/textLang" mode="m:html" priority="1" as="node()+">
    <xsl:call-template name="f:labelled"/>
  </xsl:template>

  <xsl:key name="f:language" match="langUsage/language[normalize-space()]" use="@ident"/>

  <!-- Returns what the header calls a language, else its code. -->
  <xsl:function name="f:language-called" as="xs:string">
    <xsl:param name="code" as="xs:string"/>
    <xsl:param name="from" as="element()"/>
    <xsl:sequence select="(key('f:language', $code, root($from)) ! normalize-space(), $code)[1]"/>
  </xsl:function>

  <xsl:template match="textLang[not(normalize-space())]" mode="m:said" as="element()">
    <xsl:sequence select="f:generated('value', 
        string-join((@mainLang, tokenize(@otherLangs)) ! f:language-called(., current()), ', '))"/>
  </xsl:template>

  <xsl:template match="accMat | acquisition | additions | adminInfo | binding | bindingDesc
        | collation | colophon | condition | custEvent | custodialHist | decoDesc | decoNote | explicit
        | filiation | finalRubric | foliation | handDesc | incipit | layout | layoutDesc
        | msItem | msItemStruct | musicNotation | objectDesc | origin
        | provenance | recordHist | rubric | scriptDesc | seal | sealDesc | source | summary | support
        | supportDesc | surrogates | typeDesc | typeNote" mode="m:html" as="node()+">
    <xsl:call-template name="f:labelled"/>
  </xsl:template>

  <xsl:template match="material | watermark | catchwords | signatures | secFol | heraldry
        | stamp | objectType" mode="m:html" as="node()+">
    <xsl:call-template name="f:labelled"/>
  </xsl:template>

  <!-- The number of an item of the contents. -->
  <xsl:template match="(msItem | msItemStruct)[@n]" mode="m:said" as="element()">
    <xsl:sequence select="f:generated('number', @n || '. ')"/>
  </xsl:template>

  <!-- A place in a manuscript stands before what is there, on the same line. -->
  <xsl:template match="locus" mode="m:html" as="element()">
    <span>
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'set-off'[normalize-space(current())][current()/following-sibling::node()[1][not(matches(., '^[\s\p{P}]'))]]"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="." mode="m:said"/>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

  <xsl:template match="locusGrp" mode="m:html" as="node()+">
    <span>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:for-each select="*">
        <xsl:sequence select="f:generated('separator', '; ')[current()/preceding-sibling::*]"/>
        <xsl:apply-templates select="." mode="#current"/>
      </xsl:for-each>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- A place that only attributes name. -->
  <xsl:template match="locus[not(normalize-space())]" mode="m:said" as="element()?">
    <xsl:variable name="words" as="xs:string" select="
        if (@from) then string-join(distinct-values((@from, @to)), '–') else replace(@target, '^.*#', '')"/>
    <xsl:sequence select="f:generated('value', $words || ' '[not(f:divides-word(current()))])[$words ne '']"/>
  </xsl:template>

  <!-- Dimensions of a leaf, of the written space, … -->
  <xsl:template match="dimensions" mode="m:html" as="node()+">
    <xsl:sequence select="f:generated('separator', '; ')[current()/preceding-sibling::node()[1][self::dimensions]]"/>
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'piece'[empty(current()/../text()[normalize-space()])]"/>
      </xsl:apply-templates>
      <xsl:choose>
        <xsl:when test="empty(../text()[normalize-space()])">
          <xsl:apply-templates select="." mode="m:label"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="@type ! f:generated('label', . || ': ')"/>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- Height, width and depth with a sign between them, and the unit. -->
  <xsl:template match="dimensions/dim | dimensions/height | dimensions/width | dimensions/depth" mode="m:html" as="node()+">
    <xsl:if test="preceding-sibling::*[self::dim or self::height or self::width or self::depth][f:measures(.)]">
      <xsl:sequence select="f:generated('separator', ' × ')[f:measures(current())]"/>
    </xsl:if>
    <span>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:attribute name="title" select="f:called(.)"/>
      <xsl:apply-templates select="." mode="m:said"/>
      <xsl:apply-templates mode="#current"/>
    </span>
    <xsl:if test="not(following-sibling::*) and not(matches(.., '\p{L}'))">
      <xsl:sequence select="(@unit, ../@unit)[1] ! f:generated('unit', ' ' || .)[f:measures(current())]"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="dim | height | width | depth" mode="m:html" as="node()+">
    <xsl:call-template name="f:labelled"/>
  </xsl:template>

  <!-- Returns whether an element measures something, in words or by its attributes. -->
  <xsl:function name="f:measures" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element[normalize-space() or @quantity or @extent or @atLeast or @atMost or @min or @max])"/>
  </xsl:function>

  <xsl:template match="(dim | height | width | depth)[not(normalize-space())]" mode="m:said"
      as="element()?">
    <xsl:variable name="number" as="xs:string" select="
        string((f:number-text(.), @extent, string-join((@min, @max), '–'))[. ne ''][1])"/>
    <xsl:sequence select="
        f:generated('value', string-join(($number, (@unit, ../@unit)[1][not(current()/parent::dimensions)]), ' '))[$number ne '']"/>
  </xsl:template>

  <!-- What the attributes of a layout, a hand or an event say. -->
  <xsl:template match="layout[@columns | @ruledLines | @writtenLines]" mode="m:said" as="element()">
    <xsl:sequence select="
        f:generated('value', string-join((
          @columns ! f:label-with('layout.columns', map{'n': f:range-text(.)}),
          @ruledLines ! f:label-with('layout.ruled', map{'n': f:range-text(.)}),
          @writtenLines ! f:label-with('layout.written', map{'n': f:range-text(.)})), ', ')
          || (if (current()[normalize-space()]) then '. ' else ''))"/>
  </xsl:template>

  <!-- Returns the two numbers of an attribute as a range. -->
  <xsl:function name="f:range-text" as="xs:string">
    <xsl:param name="numbers" as="attribute()"/>
    <xsl:sequence select="string-join(tokenize($numbers), '–')"/>
  </xsl:function>

  <xsl:template match="handNote[@script | @scribe | @medium | @scope]" mode="m:said" as="element()">
    <xsl:sequence select="
        f:generated('value', '(' || string-join((@scribe, @script, @medium, @scope) ! translate(., '_', ' '), ', ') || ') ')"/>
  </xsl:template>

  <xsl:template match="(provenance | acquisition | custEvent | binding | seal)[f:date-limits(.) ne '']"
      mode="m:said" as="element()?">
    <xsl:variable name="date" as="xs:string" select="string(f:date-hint(.))"/>
    <xsl:sequence select="f:generated('date', $date || (if (current()[normalize-space()]) then ': ' else ''))
        [$date ne ''][not(current()/@when[contains(current(), .)])]"/>
  </xsl:template>

  <!-- Returns the unit of a measure that ends with a number. -->
  <xsl:function name="f:unit-of" as="element()?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        $element[self::dim | self::height | self::width | self::depth][matches(., '\d\s*$')]
          /(@unit, ../@unit)[1] ! f:generated('value', ' ' || .)"/>
  </xsl:function>

</xsl:stylesheet>
