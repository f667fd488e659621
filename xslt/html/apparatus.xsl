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
  <xsl:template match="app[f:listed(.)]" mode="m:html" priority="1" as="element()">
    <xsl:apply-templates select="." mode="m:variants"/>
  </xsl:template>

  <xsl:template match="listApp" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <!-- Returns whether an entry says by its attributes what it is about (location-referenced and
       double end-point methods): then its lemma is no part of the running text. -->
  <xsl:function name="f:located" as="xs:boolean">
    <xsl:param name="app" as="element()"/>
    <xsl:variable name="method" as="xs:string?" select="
        $app/ancestor::TEI[1]/teiHeader/encodingDesc/variantEncoding/@method"/>
    <xsl:sequence select="
        f:listed($app)
        or exists($app/@from) and not($method = 'parallel-segmentation')
        or exists($app/@loc) and ($method = 'location-referenced' or empty($method) and empty($app/lem))"/>
  </xsl:function>

  <!-- Returns whether an entry stands in a list of entries, or beside the text that has an apparatus. -->
  <xsl:function name="f:listed" as="xs:boolean">
    <xsl:param name="app" as="element()"/>
    <xsl:sequence select="
        exists($app/parent::listApp)
        or exists($app/ancestor::teiHeader)
        or exists($app[@loc | @from][not(../text()[normalize-space()])]
            [not(../*[not(self::app or self::note or self::lb or self::pb or self::head)])])"/>
  </xsl:function>

  <!-- Returns the reading of an entry that stands in the running text. -->
  <xsl:function name="f:base" as="element()?">
    <xsl:param name="app" as="element()"/>
    <xsl:sequence select="f:reading($app)[not(f:located($app))]"/>
  </xsl:function>

  <!-- Returns whether an entry has more than the reading in the text. -->
  <xsl:function name="f:has-variants" as="xs:boolean">
    <xsl:param name="app" as="element()"/>
    <xsl:variable name="base" as="element()?" select="f:base($app)"/>
    <xsl:sequence select="exists($app/*[not(. is $base)])"/>
  </xsl:function>

  <!-- Returns the entries of a page that have variants to show at its end. -->
  <xsl:function name="f:apparatus" as="element(app)*">
    <xsl:param name="shown" as="element()*"/>
    <xsl:sequence select="
        $shown/descendant-or-self::app[not(f:listed(.))][f:has-variants(.)][f:on-page(.)]
          [normalize-space() or not(ancestor::facsimile)]"/>
  </xsl:function>

  <!-- Returns the letters of an entry: a, b, … z, aa. -->
  <xsl:function name="f:app-number" as="xs:string">
    <xsl:param name="app" as="element()"/>
    <xsl:sequence select="format-integer($app/accumulator-before('f:app-number'), 'a')"/>
  </xsl:function>

  <xsl:accumulator name="f:app-number" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="app[not(f:listed(.))][f:has-variants(.)]" select="$value + 1"/>
  </xsl:accumulator>

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

  <xsl:template match="app[f:listed(.)]" mode="m:variants" priority="1" as="element()">
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

  <!-- Returns the number of a reading in the order that the editor gives. -->
  <xsl:function name="f:sequence-of-reading" as="xs:integer">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="
        if ($reading/@varSeq castable as xs:integer) then xs:integer($reading/@varSeq)
        else if ($reading[self::note or self::witDetail]) then 10000
        else count($reading/preceding-sibling::rdg)"/>
  </xsl:function>

  <!-- Returns where in the text an entry stands: the numbers of its divisions and of its line. -->
  <xsl:function name="f:place-of-entry" as="xs:string?">
    <xsl:param name="app" as="element()"/>
    <xsl:variable name="line" as="xs:string" select="$app/accumulator-before('f:line')"/>
    <xsl:if test="$line ne '' and not(f:listed($app))">
      <xsl:sequence select="
          string-join(($app/ancestor::*[matches(local-name(), '^div[1-7]?$')]/@n[string-length(.) le 8]
            ! normalize-space(), $line), '.')"/>
    </xsl:if>
  </xsl:function>

  <!-- The number of the line, the verse or the paragraph that the text is in. -->
  <xsl:accumulator name="f:line" as="xs:string" initial-value="''">
    <xsl:accumulator-rule match="lb | l | p | ab | seg[@n]" select="normalize-space(@n)"/>
    <xsl:accumulator-rule match="div | lg | sp | head" select="''"/>
  </xsl:accumulator>

  <!-- Returns the sign before a reading, or before what is said of the one that it follows. -->
  <xsl:function name="f:between-readings" as="xs:string">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="
        if ($reading/preceding-sibling::*[1][self::lem] and $reading[not(self::wit)]) then '] '
        else if ($reading[self::rdg or self::rdgGrp or self::app]) then '; '
        else if ($reading[self::witDetail]) then ', '
        else ' '"/>
  </xsl:function>

  <!-- Returns the lemma of an entry as the text has it: its reading there, or the words between the
       two points that it names. -->
  <xsl:function name="f:lemma" as="xs:string">
    <xsl:param name="app" as="element()"/>
    <xsl:variable name="from" as="element()?" select="f:point($app/@from)"/>
    <xsl:variable name="to" as="element()?" select="(f:point($app/@to), $app[not(f:listed(.))])[1]"/>
    <xsl:variable name="common" as="element()?"
        select="($from/ancestor::* intersect $to/ancestor::*)[last()]"/>
    <xsl:sequence select="
        if (f:base($app)) then f:shortened(f:reading-text(f:base($app)/node()))
        else if ($app/lem) then ''
        else if ($from[normalize-space()] and empty($app/@to)) then f:shortened(f:reading-text($from/node()))
        else if (empty($common)) then ''
        else f:shortened(normalize-space(string-join(
          $common//text()[. >> $from][. &lt;&lt; $to or ancestor::* intersect $to]
            [not(ancestor::note or ancestor::app)])))"/>
  </xsl:function>

  <!-- Returns the element that a pointer into this document leads to. -->
  <xsl:function name="f:point" as="element()?">
    <xsl:param name="pointer" as="attribute()?"/>
    <xsl:sequence select="$pointer[starts-with(., '#')] ! id(substring(., 2), root(.))"/>
  </xsl:function>

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

  <!-- Returns what a scholar did to whom a reading is owed that no witness has: "coni.", "del.", … -->
  <xsl:function name="f:act" as="xs:string?">
    <xsl:param name="reading" as="element()?"/>
    <xsl:variable name="type" as="xs:string" select="lower-case($reading[not(@wit)][@resp or @source]/@type)"/>
    <xsl:sequence select="
        if (matches($type, '^(conj|coni|emend)')) then 'coni.'
        else if (matches($type, '^(del|secl|athet)')) then 'del.'
        else if (matches($type, '^(suppl|add)')) then 'suppl.'
        else if (matches($type, '^transp')) then 'transp.'
        else ()"/>
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
