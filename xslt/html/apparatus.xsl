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

  <!-- Parallel segmentation: a reading stands in the text, and a letter calls the others. -->
  <xsl:template match="app" mode="m:html" as="node()+">
    <xsl:sequence select="f:space-before(.)"/>
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates select="f:base(.)" mode="#current"/>
      <xsl:call-template name="f:readings-in-place"/>
      <xsl:if test="f:has-variants(.)">
        <sup class="call app-call" data-generated="">
          <a id="ui-app-{f:app-number(.)}" href="#ui-variants-{f:app-number(.)}" role="doc-noteref">
            <xsl:value-of select="f:app-number(.)"/>
          </a>
        </sup>
      </xsl:if>
    </xsl:element>
    <xsl:sequence select="f:space-after(.)"/>
  </xsl:template>

  <!-- Entries that stand together, apart from the text, are shown where they stand. -->
  <xsl:template match="app[f:entry-apart(.)]" mode="m:html" priority="1" as="element()">
    <xsl:apply-templates select="." mode="m:variants"/>
  </xsl:template>

  <xsl:template match="listApp" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <!-- Returns the entries of a page that have variants to show at its end. -->
  <xsl:function name="f:apparatus" as="element(app)*">
    <xsl:param name="shown" as="element()*"/>
    <xsl:sequence select="
        $shown/descendant-or-self::app[not(f:entry-apart(.))][f:has-variants(.)][f:on-page(.)]
          [normalize-space() or not(ancestor::facsimile)]"/>
  </xsl:function>

  <xsl:template name="f:apparatus" as="element()?">
    <xsl:param name="entries" as="element(app)*"/>
    <xsl:if test="exists($entries)">
      <section class="apparatus" data-apparatus="" role="doc-endnotes" aria-labelledby="ui-apparatus">
        <h2 id="ui-apparatus" data-generated=""><xsl:sequence select="$f:own-language, f:label('apparatus')"/></h2>
        <xsl:call-template name="f:conspectus">
          <xsl:with-param name="lists" select="
              root($entries[1])/descendant::teiHeader[1]/fileDesc/sourceDesc//listWit[not(ancestor::listWit)]"/>
        </xsl:call-template>
        <xsl:apply-templates select="$entries" mode="m:variants"/>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- The witnesses that the header lists, at hand where their sigla are read. -->
  <xsl:template name="f:conspectus" as="element()?">
    <xsl:param name="lists" as="element(listWit)*"/>
    <xsl:if test="exists($lists)">
      <details class="conspectus" data-generated="">
        <summary><xsl:value-of select="f:label('element.listWit')"/></summary>
        <xsl:sequence select="f:quoted($lists)"/>
      </details>
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
        <xsl:call-template name="f:readings"/>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="app[f:entry-apart(.)]" mode="m:variants" priority="1" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'listed'"/>
      </xsl:apply-templates>
      <xsl:attribute name="data-apparatus"/>
      <xsl:call-template name="f:readings"/>
    </xsl:element>
  </xsl:template>

  <!-- The place, the lemma and a bracket, the readings, and what is said of them. -->
  <xsl:template name="f:readings" as="node()*">
    <xsl:variable name="base" as="element()?" select="f:base(.)"/>
    <xsl:variable name="lemma" as="xs:string" select="f:lemma(.)"/>
    <xsl:variable name="place" as="xs:string" select="string((@loc, @n, f:place-of-entry(.))[normalize-space()][1])"/>
    <xsl:if test="$place ne ''">
      <span class="locus" data-generated="">
        <xsl:sequence select="f:to-place(., $place)"/>
        <xsl:text> </xsl:text>
      </span>
    </xsl:if>
    <xsl:if test="$base or $lemma ne ''">
      <span class="lemma" data-generated="">
        <xsl:sequence select="f:to-place(., ($lemma[. ne ''],
          $base//gap[1] ! ('[' || f:missing-text(.) || ']'), f:label('omitted'))[1])"/>
        <xsl:sequence select="$base ! f:witnesses(.)"/>
        <xsl:text>] </xsl:text>
      </span>
    </xsl:if>
    <xsl:variable name="shown" as="element()*" select="* except $base"/>
    <xsl:for-each select="sort($shown, (), f:sequence-of-reading#1)">
      <xsl:if test="position() gt 1">
        <xsl:sequence select="f:generated('separator', f:between-readings(.))"/>
      </xsl:if>
      <xsl:apply-templates select="." mode="m:html"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Returns words of an entry apart from the text as a link to the place that it names. -->
  <xsl:function name="f:to-place" as="node()">
    <xsl:param name="app" as="element()"/>
    <xsl:param name="words" as="xs:string"/>
    <xsl:variable name="href" as="xs:string?" select="f:targets($app/@from)[1] ! f:href(.)"/>
    <xsl:choose>
      <xsl:when test="$href">
        <a href="{$href}"><xsl:value-of select="$words"/></a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$words"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:template match="lem" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- Beside the text the lemma says whose it is. -->
  <xsl:template match="app[f:located(.)]/lem" mode="m:html" priority="1" as="node()+">
    <xsl:next-match/>
    <xsl:sequence select="f:witnesses(.)"/>
  </xsl:template>

  <xsl:template match="rdg" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- A reading that is not the text says whose it is; without words it is an omission. -->
  <xsl:template match="rdg[ancestor::app][not(. is f:base(ancestor::app[1]))]
        | rdgGrp/lem[ancestor::app][not(. is f:base(ancestor::app[1]))]" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:attribute name="data-alternative" select="local-name()"/>
      <xsl:sequence select="f:hint(.)"/>
      <xsl:sequence select="f:generated('or', translate(f:label('alternative.choice'), ':', '') || ' ')[current()/parent::app/@type = 'alternative']"/>
      <xsl:if test="not(normalize-space()) and not(.//gap | .//lacunaStart | .//lacunaEnd | .//space)">
        <xsl:sequence select="f:sign(f:label('omitted'))"/>
      </xsl:if>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:witnesses(.)"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="rdgGrp" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:generated('kind', '(' || string-join((@type, @cause), ', ') || ') ')[current()/(@type | @cause)]"/>
      <xsl:for-each select="sort(* except ancestor::app[1] ! f:base(.), (), f:sequence-of-reading#1)">
        <xsl:if test="position() gt 1">
          <xsl:sequence select="f:generated('separator', f:between-readings(.))"/>
        </xsl:if>
        <xsl:apply-templates select="." mode="#current"/>
      </xsl:for-each>
      <xsl:sequence select="f:witnesses(.)"/>
    </xsl:element>
  </xsl:template>

  <!-- Returns the sigla of a reading. -->
  <xsl:function name="f:witnesses" as="element()?">
    <xsl:param name="reading" as="element()?"/>
    <xsl:variable name="sigla" as="xs:string" select="f:sigla($reading)"/>
    <xsl:if test="$sigla ne ''">
      <xsl:sequence select="f:generated('witnesses', string-join(('', f:act($reading), $sigla), ' '))"/>
    </xsl:if>
  </xsl:function>

  <xsl:template match="wit | witDetail" mode="m:html" as="element()">
    <span>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:text> </xsl:text>
      <xsl:sequence select="f:sigla(.)[. ne ''] ! f:generated('siglum', . || ' ')"/>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

  <!-- What is said of a reading, in the entry itself. -->
  <xsl:template match="note[parent::app or parent::rdgGrp][not(f:block(.))]" mode="m:html" priority="2.5" as="element()">
    <span>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:sign('(')"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:sign(')')"/>
    </span>
  </xsl:template>

  <xsl:template match="listWit" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates select="head" mode="#current"/>
      <ul>
        <xsl:for-each select="* except head">
          <li><xsl:apply-templates select="." mode="m:html"/></li>
        </xsl:for-each>
      </ul>
    </div>
  </xsl:template>

  <xsl:template match="witness" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:if test="@xml:id or @n">
        <xsl:sequence select="f:generated('siglum', f:siglum(.) || ' ')[not(current()/abbr[@type = 'siglum'])]"/>
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
          if (f:lacking(.) ne '') then f:label('element.' || local-name()) || ' ' || f:lacking(.)
          else replace(f:label('element.' || local-name()), ':$', '')"/>
      <xsl:text>]</xsl:text>
    </span>
  </xsl:template>

  <!-- Returns the sigla of those who set in or break off: its own, or those of the reading in the text. -->
  <xsl:function name="f:lacking" as="xs:string">
    <xsl:param name="point" as="element()"/>
    <xsl:sequence select="
        (f:sigla($point)[. ne ''],
         $point/parent::*[. is ancestor::app[1] ! f:base(.)] ! f:sigla(.), '')[1]"/>
  </xsl:function>

  <!-- How the apparatus is encoded. -->
  <xsl:template match="variantEncoding" mode="m:html" as="node()+">
    <xsl:call-template name="f:labelled"/>
  </xsl:template>

  <xsl:template match="variantEncoding" mode="m:said" as="element()">
    <xsl:sequence select="f:generated('value', string-join((@method, @location), ', '))"/>
  </xsl:template>

</xsl:stylesheet>
