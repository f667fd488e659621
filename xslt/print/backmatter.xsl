<?xml version="1.0" encoding="UTF-8"?>
<!-- What the volume has after its documents: appendices, bibliography, abbreviations, persons, indexes, colophon. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:key name="f:entity" match="c:entity" use="@id"/>

  <!-- All of it; the context item is edition.xml, or what stands for it. -->
  <xsl:template name="f:back-matter" as="element()*">
    <xsl:apply-templates select="text/back/(* except head)" mode="m:section">
      <xsl:with-param name="untitled" select="f:label('book.appendix')"/>
    </xsl:apply-templates>
    <xsl:variable name="registers" as="element(c:register)*" select="$context/c:context/c:register[c:entity]"/>
    <xsl:if test="not(text/back//listBibl)">
      <xsl:apply-templates select="$registers[@kind = 'work']" mode="m:described"/>
    </xsl:if>
    <xsl:if test="not(text/(front | back)//(div | list)[matches(@type, 'abbrev|abk', 'i')])">
      <xsl:call-template name="f:abbreviations"/>
    </xsl:if>
    <xsl:apply-templates select="$registers[@kind = 'person']" mode="m:described"/>
    <b:indexes registers="{'yes'[$registers/c:entity[not(@mentions = '0')]]}">
      <xsl:apply-templates select="$registers" mode="m:index"/>
      <b:term-indexes plain="{f:label('book.term')}" note="{f:label('book.note')}"/>
    </b:indexes>
    <xsl:call-template name="f:colophon"/>
  </xsl:template>

  <!-- ═══ What registers say of their entries ═══ -->

  <xsl:mode name="m:described" on-no-match="fail" on-multiple-match="fail"/>

  <!-- The works, as a bibliography. -->
  <xsl:template match="c:register[@kind = 'work']" mode="m:described" as="element()*">
    <xsl:variable name="list" as="element(listBibl)">
      <listBibl xmlns="http://www.tei-c.org/ns/1.0"><xsl:copy-of select="c:entity/c:described/*"/></listBibl>
    </xsl:variable>
    <b:section plain="{f:label('nav.work')}">
      <b:with name="title"><xsl:value-of select="f:label('nav.work')"/></b:with>
      <xsl:variable name="entries" as="node()*"><xsl:apply-templates select="$list" mode="m:book"/></xsl:variable>
      <xsl:apply-templates select="$entries" mode="m:unindexed"/>
    </b:section>
  </xsl:template>

  <!-- The persons whom the documents name and of whom the register says something. -->
  <xsl:template match="c:register[@kind = 'person']" mode="m:described" as="element()*">
    <xsl:variable name="persons" as="element(c:entity)*"
        select="c:entity[@mentions ne '0'][@start or @end or f:descriptions(.)]"/>
    <xsl:if test="$persons">
      <b:section plain="{f:label('book.persons')}" opens="lists">
        <b:with name="title"><xsl:value-of select="f:label('book.persons')"/></b:with>
        <xsl:apply-templates select="$persons" mode="#current"/>
      </b:section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="c:entity" mode="m:described" as="element(b:hanging)">
    <xsl:variable name="said" as="node()*">
      <xsl:for-each select="f:descriptions(.)">
        <xsl:if test="position() gt 1"><b:space/></xsl:if>
        <xsl:apply-templates mode="m:book"/>
        <xsl:if test="matches(., '[\p{L}\p{N})]\s*$')">.</xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="dated" as="element(c:entity)">
      <c:entity kind="{../@kind}"><xsl:copy-of select="@start, @end, c:name, c:gloss"/></c:entity>
    </xsl:variable>
    <xsl:variable name="life" as="xs:string" select="f:life($dated)"/>
    <b:hanging>
      <b:hi look="small-caps"><xsl:value-of select="f:plain(f:index-name(.))"/></b:hi>
      <xsl:value-of select="$life[. ne ''] ! (' (' || . || ')')"/>
      <xsl:if test="$said">
        <xsl:text>. </xsl:text>
        <xsl:apply-templates select="$said" mode="m:unindexed"/>
      </xsl:if>
    </b:hanging>
  </xsl:template>

  <!-- Returns what the entry of a person says of them in words: what lists say, in full. -->
  <xsl:function name="f:descriptions" as="element()*">
    <xsl:param name="entity" as="element(c:entity)"/>
    <xsl:variable name="entry" as="element()*" select="$entity/c:described/*"/>
    <xsl:variable name="notes" as="element()*" select="$entry/(note[not(@type) or @type = ('gloss', 'bio', 'biography')], desc)[normalize-space()]"/>
    <xsl:sequence select="if ($notes) then $notes else $entry/(occupation, roleName, state)[normalize-space()]"/>
  </xsl:function>

  <!-- Lists that stand apart from the text: what they name is not for the index, and is no place to link to. -->
  <xsl:mode name="m:unindexed" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <xsl:template match="b:mention" mode="m:unindexed" as="element(b:to)">
    <b:to target="index/{@kind}/{@entity}"><xsl:apply-templates mode="#current"/></b:to>
  </xsl:template>

  <xsl:template match="b:*/@id" mode="m:unindexed"/>

  <!-- ═══ Abbreviations ═══ -->

  <!-- The short names that registers give, the sigla of witnesses and the lists of abbreviations in the header of
       edition.xml, with what they stand for. -->
  <xsl:template name="f:abbreviations" as="element(b:section)?">
    <xsl:variable name="short" as="element(b:abbreviation)*">
      <xsl:apply-templates mode="m:abbreviation" select="
          $context/c:context/c:register/c:reference, teiHeader//listWit//witness,
          teiHeader/encodingDesc//list[matches(@type, 'abbrev|abk|gloss', 'i')]/label"/>
    </xsl:variable>
    <xsl:if test="$short">
      <b:section plain="{f:label('book.abbreviations')}" opens="lists">
        <b:with name="title"><xsl:value-of select="f:label('book.abbreviations')"/></b:with>
        <xsl:perform-sort select="$short">
          <xsl:sort select="@short" lang="{$f:language}"/>
        </xsl:perform-sort>
      </b:section>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="m:abbreviation" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="c:reference" mode="m:abbreviation" as="element(b:abbreviation)?"/>

  <xsl:template mode="m:abbreviation" as="element(b:abbreviation)" priority="1"
      match="c:reference[matches(@type, '^(abb?r.*|acronym|siglum|sigle)$', 'i')
        or @type eq 'short' and not(matches(c:name, '\p{Ll}{2}'))]">
    <b:abbreviation short="{f:plain(c:name)}"><xsl:value-of select="f:plain(key('f:entity', @id)[1]/c:name)"/></b:abbreviation>
  </xsl:template>

  <xsl:template match="witness" mode="m:abbreviation" as="element(b:abbreviation)">
    <b:abbreviation short="{f:plain(normalize-space((@n, abbr, @xml:id, '')[1]))}">
      <xsl:apply-templates select="node() except abbr[1][empty(current()/@n)]" mode="m:book"/>
    </b:abbreviation>
  </xsl:template>

  <xsl:template match="label" mode="m:abbreviation" as="element(b:abbreviation)">
    <b:abbreviation short="{f:plain(normalize-space())}">
      <xsl:apply-templates select="following-sibling::*[1][self::item]/node()" mode="m:book"/>
    </b:abbreviation>
  </xsl:template>

  <!-- ═══ Indexes ═══ -->

  <xsl:mode name="m:index" on-no-match="fail" on-multiple-match="fail"/>

  <!-- Entries that stand in another follow it, a level further in. -->
  <xsl:template match="c:register" mode="m:index" as="element(b:index)">
    <b:index kind="{@kind}" plain="{f:label('book.' || @kind)}" note="{f:label('book.note')}"
        see="{f:label('book.see')}" also="{f:label('book.see-also')}" under="{f:label('book.see-under')}"
        received="{f:label('book.letters-to')}" italics="{f:label('book.italics')}">
      <xsl:apply-templates select="c:entity[not(@within)] | c:reference" mode="#current"/>
    </b:index>
  </xsl:template>

  <xsl:template match="c:entity" mode="m:index" as="element(b:entry)+">
    <xsl:param name="level" as="xs:integer" select="1"/>
    <b:entry entity="{@id}" level="{$level}" letter="{@letter}" written="{c:written/@document}"
        received="{c:received/@document}" same="{c:same/@id}" also="{c:also/@id}">
      <xsl:value-of select="f:plain(f:index-name(.))"/>
    </b:entry>
    <xsl:apply-templates select="../c:entity[@within = current()/@id]" mode="#current">
      <xsl:with-param name="level" select="$level + 1"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- A name that leads to an entry: "Twain, Mark, see Clemens, Samuel". -->
  <xsl:template match="c:reference" mode="m:index" as="element(b:reference)">
    <b:reference to="{@id}" letter="{@letter}">
      <xsl:attribute name="under" select="@under"/>
      <xsl:value-of select="f:plain((@sort[normalize-space()], c:name)[1])"/>
    </b:reference>
  </xsl:template>

  <!-- Returns the name of an entry as lists in the order of the alphabet have it. -->
  <xsl:function name="f:index-name" as="xs:string">
    <xsl:param name="entity" as="element(c:entity)"/>
    <xsl:sequence select="string(($entity/@sort[normalize-space()], $entity/c:name)[1])"/>
  </xsl:function>

  <!-- ═══ Colophon ═══ -->

  <!-- Of what the volume is made: as much as can be said without a clock. -->
  <xsl:template name="f:colophon" as="element(b:colophon)">
    <xsl:variable name="facts" as="element(c:edition)" select="$edition/c:edition"/>
    <b:colophon>
      <b:p>
        <xsl:value-of select="
            (($facts/@date[. ne ''] ! f:label-with('book.state', map{'date': f:date-words(.)})),
              f:label('book.undated'))[1] || ' '"/>
        <xsl:value-of select="f:listed((
            f:count('count.document', count($context/c:context/c:document)),
            sum($context/c:context/c:document/@words/xs:integer(.)) || ' ' || f:label('book.words'),
            $context/c:context/c:register[c:entity] ! f:count('count.' || @kind, count(c:entity))))"/>
        <xsl:text>.</xsl:text>
      </b:p>
      <xsl:for-each select="$context/c:context/c:state">
        <b:p><xsl:value-of select="f:label('book.digest' || '-of-volume'[current()/../c:volume/@n])"/></b:p>
        <b:digest><xsl:value-of select="@sha256"/></b:digest>
      </xsl:for-each>
    </b:colophon>
  </xsl:template>

</xsl:stylesheet>
