<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI chapter 13: critical apparatus. The lemma stands in the text, the readings in an entry at the
     page foot, which is keyed to the number of a verse, or called by a letter. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- ═══ Where entries stand ═══ -->

  <xsl:template match="app" mode="m:book" as="node()*">
    <xsl:sequence select="f:space-before(.)"/>
    <b:span>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:apply-templates select="f:base(.)" mode="#current"/>
    </b:span>
    <xsl:apply-templates select=".[f:has-variants(.)][empty(f:last-block(.))]" mode="m:foot">
      <xsl:with-param name="place" select="."/>
    </xsl:apply-templates>
    <xsl:sequence select="f:space-after(.)"/>
  </xsl:template>

  <!-- Where the lemma is paragraphs or verses, the last of them ends with the entry. -->
  <xsl:mode name="m:entries-at-end" on-no-match="deep-skip" on-multiple-match="fail"/>

  <xsl:template match="(p | ab | l)[ancestor::app]" mode="m:entries-at-end" as="node()*">
    <xsl:apply-templates select="ancestor::app[not(f:entry-apart(.))][f:has-variants(.)][f:last-block(.) is current()]"
        mode="m:foot">
      <xsl:with-param name="place" select="."/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- Returns the last paragraph or verse of the reading in the text. -->
  <xsl:function name="f:last-block" as="element()?">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="(f:base($app)//(p | ab | l)[not(ancestor::note)])[last()]"/>
  </xsl:function>

  <!-- An entry of a list stands there, after the place that it names … -->
  <xsl:template match="app[f:entry-apart(.)]" mode="m:book" as="node()*" priority="1">
    <b:hanging>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:for-each select="(@loc, @n)[normalize-space()][1]">
        <b:hi look="bold"><xsl:value-of select="f:plain(normalize-space(.))"/></b:hi>
        <b:space/>
      </xsl:for-each>
      <xsl:call-template name="f:entry"/>
    </b:hanging>
  </xsl:template>

  <!-- … unless the text has that place: then it stands at the page foot there. -->
  <xsl:template match="app[f:at-foot(.)]" mode="m:book" as="empty-sequence()" priority="2"/>

  <xsl:template match="listApp[app][every $child in * satisfies $child[self::app][f:at-foot(.)]]"
      mode="m:book" as="empty-sequence()" priority="1"/>

  <!-- The entries whose lemma ends at an anchor, a word or a phrase, or stands in a verse. -->
  <xsl:template match="text//*[@xml:id][key('f:entries-to', @xml:id)][not(self::l)]" mode="m:book" as="node()*" priority="40">
    <xsl:next-match/>
    <xsl:apply-templates select="key('f:entries-to', @xml:id)" mode="m:foot">
      <xsl:with-param name="place" select="."/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:key name="f:entries-to" match="listApp[not(head)]/app[f:at-foot(.)]" use="f:last-place(.)/@xml:id"/>
  <xsl:key name="f:entries-in" match="listApp[not(head)]/app[f:at-foot(.)]" use="f:last-place(.)[not(@xml:id)]/@n"/>
  <xsl:key name="f:lines-by-number" match="text//l" use="normalize-space(@n)"/>

  <!-- Returns whether an entry of a list goes to the page foot: the text has the place that it names, and
       the list has no heading that would be left without entries. -->
  <xsl:function name="f:at-foot" as="xs:boolean">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="exists($app[parent::listApp[not(head)]][not(ancestor::teiHeader)]) and exists(f:last-place($app))"/>
  </xsl:function>

  <!-- Returns what the lemma of an entry ends with: the phrase that @to or @from names, or the verse with the
       number in @loc. -->
  <xsl:function name="f:last-place" as="element()?">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="point" as="element()?" select="(f:point($app/@to), f:point($app/@from))[1]"/>
    <xsl:variable name="lines" as="element(l)*" select="
        if ($app[@from]) then () else $app/@loc ! key('f:lines-by-number', normalize-space(.), root($app))"/>
    <xsl:sequence select="
        ($point[ancestor::text][not(ancestor::listApp or ancestor::note)]
          [self::l or not(f:block(.) or map:contains($f:containers, local-name()))],
         $lines[count($lines) eq 1])[1]"
        xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
  </xsl:function>

  <!-- An entry at the page foot. -->
  <xsl:mode name="m:foot" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="app" mode="m:foot" as="element(b:variants)">
    <xsl:param name="place" as="element()"/>
    <b:variants layer="{f:layer(.)}">
      <xsl:apply-templates select="." mode="m:key">
        <xsl:with-param name="line" select="f:verses-of(., $place/ancestor-or-self::l[1][not(ancestor::note)])"/>
      </xsl:apply-templates>
      <xsl:call-template name="f:entry"/>
    </b:variants>
  </xsl:template>

  <!-- Returns the number of the verse in which an entry stands, or those of the verses that are its lemma. -->
  <xsl:function name="f:verses-of" as="xs:string?">
    <xsl:param name="app" as="element(app)"/>
    <xsl:param name="line" as="element(l)?"/>
    <xsl:variable name="first" as="element(l)?" select="(f:base($app)//l)[1]"/>
    <xsl:sequence select="
        string-join(distinct-values(($first ! f:verse-number(.), f:verse-number($line))), '–')[. ne '']"/>
  </xsl:function>

  <!-- What an entry is keyed by: the number of the verse, or its letter; those of a list have letters in
       the order in which the page calls them. -->
  <xsl:mode name="m:key" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="app" mode="m:key" as="attribute()?">
    <xsl:param name="line" as="xs:string?"/>
    <xsl:choose>
      <xsl:when test="$line">
        <xsl:attribute name="line" select="f:plain($line)"/>
      </xsl:when>
      <xsl:when test="not(f:entry-apart(.))">
        <xsl:attribute name="n" select="f:app-number(.)"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- ═══ What an entry says ═══ -->

  <!-- The lemma as the text has it and a bracket, the readings, and what is said of them. -->
  <xsl:template name="f:entry" as="node()*">
    <xsl:variable name="base" as="element()?" select="f:base(.)"/>
    <xsl:variable name="lemma" as="xs:string?" select="
        (f:lemma(.)[. ne ''], $base//gap[1] ! ('[' || f:missing-text(.) || ']'))[1]"/>
    <xsl:for-each select="$lemma">
      <b:lemma words="{f:plain(.)}"/>
    </xsl:for-each>
    <xsl:if test="empty($lemma) and f:sigla($base) ne ''">
      <b:hi look="italic"><xsl:value-of select="f:label('omitted')"/></b:hi>
    </xsl:if>
    <xsl:if test="$lemma or f:sigla($base) ne ''">
      <xsl:sequence select="$base ! f:owed(.)"/>
      <xsl:text>] </xsl:text>
    </xsl:if>
    <xsl:call-template name="f:readings">
      <xsl:with-param name="readings" select="* except $base"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Readings in the editor's order, with the signs between them. -->
  <xsl:template name="f:readings" as="node()*">
    <xsl:param name="readings" as="element()*"/>
    <xsl:for-each select="sort($readings, (), f:sequence-of-reading#1)">
      <xsl:if test="position() gt 1">
        <xsl:value-of select="f:between-readings(.)"/>
      </xsl:if>
      <xsl:apply-templates select="." mode="m:book"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="lem | rdg | wit | witDetail" mode="m:book" as="node()*">
    <b:span><xsl:call-template name="f:content"/></b:span>
  </xsl:template>

  <!-- A reading that is not the text says whose it is; without words it is an omission, where the text has
       none an addition. -->
  <xsl:template mode="m:book" as="node()*" priority="1"
      match="app/*[self::lem or self::rdg][not(. is f:base(..))]
        | rdgGrp/*[self::lem or self::rdg][ancestor::app][not(. is f:base(ancestor::app[1]))]">
    <xsl:next-match/>
    <xsl:if test="self::rdg and not(normalize-space())
        and not(.//gap or .//lacunaStart or .//lacunaEnd or .//space or .//*[@url or @target])">
      <b:hi look="italic"><xsl:value-of select="f:label('omitted')"/></b:hi>
    </xsl:if>
    <xsl:if test="normalize-space() and f:base(..)[self::lem][not(normalize-space() or .//gap)][f:sigla(.) eq '']">
      <b:space/>
      <b:hi look="italic"><xsl:value-of select="f:label('apparatus.added')"/></b:hi>
    </xsl:if>
    <xsl:sequence select="f:owed(.)"/>
  </xsl:template>

  <!-- Paragraphs and verses of a reading run on in the entry, verses with strokes between them. -->
  <xsl:template match="(p | ab | lg | l)[ancestor::rdg][f:runs-on(.)]" mode="m:book" as="node()*" priority="25">
    <xsl:if test="preceding-sibling::*[self::p or self::ab or self::lg or self::l]">
      <xsl:value-of select="if (self::l) then ' / ' else ' '"/>
    </xsl:if>
    <b:span><xsl:call-template name="f:content"/></b:span>
  </xsl:template>

  <!-- Returns whether a block is part of a reading that stands in an entry. -->
  <xsl:function name="f:runs-on" as="xs:boolean">
    <xsl:param name="block" as="element()"/>
    <xsl:variable name="reading" as="element(rdg)" select="$block/ancestor::rdg[1]"/>
    <xsl:sequence select="
        exists($reading/ancestor::app) and not($reading is f:base($reading/ancestor::app[1]))
        and empty($block/ancestor::note[ancestor::rdg[1] is $reading])"/>
  </xsl:function>

  <xsl:template match="rdgGrp" mode="m:book" as="node()*">
    <b:span>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:for-each select="string-join((@type, @cause), ', ')[. ne '']">
        <b:hi look="italic"><xsl:value-of select="f:plain('(' || . || ')')"/></b:hi>
        <b:space/>
      </xsl:for-each>
      <xsl:call-template name="f:readings">
        <xsl:with-param name="readings" select="* except ancestor::app[1] ! f:base(.)"/>
      </xsl:call-template>
      <xsl:sequence select="f:owed(.)"/>
    </b:span>
  </xsl:template>

  <!-- What is said of a reading, after its sigla. -->
  <xsl:template match="app/wit | rdgGrp/wit | app/witDetail | rdgGrp/witDetail" mode="m:book" as="node()*"
      priority="1">
    <xsl:for-each select="f:sigla(.)[. ne '']">
      <b:sigla><xsl:value-of select="f:plain(.)"/></b:sigla>
      <b:space/>
    </xsl:for-each>
    <xsl:next-match/>
  </xsl:template>

  <!-- What the sigla of an apparatus stand for, if the header says it; the context item is the header. -->
  <xsl:template name="f:witnesses" as="element()*">
    <xsl:variable name="apparatus" as="element(app)?" select="(../(text, standOff)//app)[1]"/>
    <xsl:variable name="witnesses" as="element(b:abbreviation)*">
      <xsl:apply-templates select="fileDesc/sourceDesc//listWit//witness[exists($apparatus)]" mode="m:witness"/>
    </xsl:variable>
    <xsl:if test="$witnesses">
      <b:source-note title="{f:label('element.listWit')}"/>
      <xsl:sequence select="$witnesses"/>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="m:witness" on-no-match="fail" on-multiple-match="fail"/>

  <!-- A witness, unless only its siglum is told; of a description, where it is kept. -->
  <xsl:template match="witness" mode="m:witness" as="element(b:abbreviation)?">
    <xsl:variable name="siglum" as="element(abbr)?" select="abbr[@type = 'siglum'][1]"/>
    <xsl:variable name="said" as="node()*" select="node() except (msDesc, $siglum)"/>
    <xsl:if test="f:siglum(.) ne '' and ($said[normalize-space()] or msDesc/msIdentifier)">
      <b:abbreviation short="{f:plain(f:siglum(.))}">
        <xsl:apply-templates select="msDesc/msIdentifier" mode="m:source"/>
        <xsl:apply-templates select="$said" mode="m:book"/>
      </b:abbreviation>
    </xsl:if>
  </xsl:template>

  <!-- Returns whose a reading is, after what a scholar did to it. -->
  <xsl:function name="f:owed" as="element()*">
    <xsl:param name="reading" as="element()"/>
    <xsl:for-each select="f:act($reading)">
      <b:space/>
      <b:hi look="italic"><xsl:value-of select="."/></b:hi>
    </xsl:for-each>
    <xsl:for-each select="f:sigla($reading)[. ne '']">
      <b:space/>
      <b:sigla><xsl:value-of select="f:plain(.)"/></b:sigla>
    </xsl:for-each>
  </xsl:function>

</xsl:stylesheet>
