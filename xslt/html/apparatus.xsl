<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 13, Critical apparatus: the lemma is the text, the variants stand in the apparatus at
     the end of the document; never do two readings run together. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="app" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates select="f:reading(.)" mode="#current"/>
      <xsl:if test="f:has-variants(.)">
        <sup class="call app-call" data-generated="">
          <a id="ui-app-{f:app-number(.)}" href="#ui-variants-{f:app-number(.)}" role="doc-noteref">
            <xsl:value-of select="f:app-number(.)"/>
          </a>
        </sup>
      </xsl:if>
    </xsl:element>
  </xsl:template>

  <!-- An apparatus that stands apart from the text is shown where it stands. -->
  <xsl:template match="listApp" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates select="* except app" mode="#current"/>
      <xsl:apply-templates select="app" mode="m:variants"/>
    </div>
  </xsl:template>

  <!-- Returns whether an entry has more than the reading in the text. -->
  <xsl:function name="f:has-variants" as="xs:boolean">
    <xsl:param name="app" as="element()"/>
    <xsl:sequence select="exists($app/*[not(. is f:reading($app))])"/>
  </xsl:function>

  <!-- Returns the entries of a page that have variants to show at its end. -->
  <xsl:function name="f:apparatus" as="element(app)*">
    <xsl:param name="shown" as="element()*"/>
    <xsl:sequence select="
        $shown/descendant-or-self::app[not(parent::listApp)][f:has-variants(.)][f:on-page(.)]"/>
  </xsl:function>

  <!-- Returns the letters of an entry: a, b, … z, aa. -->
  <xsl:function name="f:app-number" as="xs:string">
    <xsl:param name="app" as="element()"/>
    <xsl:variable name="number" as="xs:string">
      <xsl:number select="$app" level="any" count="app[not(parent::listApp)][f:has-variants(.)]" format="a"/>
    </xsl:variable>
    <xsl:sequence select="$number"/>
  </xsl:function>

  <xsl:template name="f:apparatus" as="element()?">
    <xsl:param name="entries" as="element(app)*"/>
    <xsl:if test="exists($entries)">
      <section class="apparatus" role="doc-endnotes" aria-labelledby="ui-apparatus">
        <h2 id="ui-apparatus" data-generated=""><xsl:value-of select="f:label('apparatus')"/></h2>
        <xsl:apply-templates select="$entries" mode="m:variants"/>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- An entry: what stands in the text, and the other readings with their witnesses. -->
  <xsl:template match="app" mode="m:variants" as="element()">
    <div class="endnote" id="ui-variants-{f:app-number(.)}">
      <a class="back" href="#ui-app-{f:app-number(.)}" role="doc-backlink" data-generated=""
          title="{f:label('note.back')}">
        <xsl:value-of select="f:app-number(.)"/>
      </a>
      <div class="body">
        <span class="lemma" data-generated="">
          <xsl:value-of select="f:shortened(f:reading-text(f:reading(.)/node()))"/>
          <xsl:sequence select="f:witnesses(f:reading(.))"/>
          <xsl:text>] </xsl:text>
        </span>
        <xsl:for-each select="* except f:reading(.)">
          <xsl:if test="position() gt 1">
            <xsl:sequence select="f:generated('separator', '; ')"/>
          </xsl:if>
          <xsl:apply-templates select="." mode="m:html"/>
        </xsl:for-each>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="listApp/app" mode="m:variants" priority="1" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:if test="@loc or @n">
        <xsl:sequence select="f:generated('locus', (@loc, @n)[1] || ' ')"/>
      </xsl:if>
      <xsl:for-each select="*">
        <xsl:if test="position() gt 1">
          <xsl:sequence select="f:generated('separator', if (preceding-sibling::*[1][self::lem]) then '] ' else '; ')"/>
        </xsl:if>
        <xsl:apply-templates select="." mode="m:html"/>
      </xsl:for-each>
    </div>
  </xsl:template>

  <!-- Returns the first and the last words of a long lemma. -->
  <xsl:function name="f:shortened" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize($text)"/>
    <xsl:sequence select="
        if (count($words) gt 8)
        then string-join($words[position() le 3], ' ') || ' … '
          || string-join($words[position() gt last() - 2], ' ')
        else $text"/>
  </xsl:function>

  <xsl:template match="lem" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="rdg" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- A reading that is not the text says whose it is; without words it is an omission. -->
  <xsl:template match="(rdg | rdgGrp/lem)[not(. is f:reading(ancestor::app[1]))]"
      mode="m:html" priority="1" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:attribute name="data-alternative" select="local-name()"/>
      <xsl:if test="not(normalize-space())">
        <xsl:sequence select="f:sign(f:label('omitted'))"/>
      </xsl:if>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:witnesses(.)"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="rdgGrp" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:for-each select="* except f:reading(ancestor::app[1])">
        <xsl:if test="position() gt 1">
          <xsl:sequence select="f:generated('separator', '; ')"/>
        </xsl:if>
        <xsl:apply-templates select="." mode="#current"/>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>

  <!-- Returns the sigla of a reading. -->
  <xsl:function name="f:witnesses" as="element()?">
    <xsl:param name="reading" as="element()?"/>
    <xsl:variable name="sigla" as="xs:string*"
        select="$reading/(@wit, @source, @resp) ! tokenize(.) ! replace(., '^.*#', '')"/>
    <xsl:if test="exists($sigla)">
      <xsl:sequence select="f:generated('witnesses', ' ' || string-join($sigla, ' '))"/>
    </xsl:if>
  </xsl:function>

  <xsl:template match="wit | witDetail" mode="m:html" as="element()">
    <span>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:text> </xsl:text>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

  <xsl:template match="listWit" mode="m:html" as="element()">
    <ul>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:for-each select="*">
        <li><xsl:apply-templates select="." mode="m:html"/></li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template match="witness" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:if test="@xml:id or @n">
        <xsl:sequence select="f:generated('siglum', (@n, @xml:id)[1] || ' ')"/>
      </xsl:if>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- Where a witness sets in and breaks off. -->
  <xsl:template match="witStart | witEnd | lacunaStart | lacunaEnd" mode="m:html" as="element()">
    <span data-generated="">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:text>[</xsl:text>
      <xsl:value-of select="
          string-join((f:label('element.' || local-name()), tokenize(@wit) ! replace(., '^.*#', '')), ' ')"/>
      <xsl:text>]</xsl:text>
    </span>
  </xsl:template>

</xsl:stylesheet>
